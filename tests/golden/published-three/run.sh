#!/usr/bin/env bash
# Made by capa-runbook 0.1.0 for CAPA v2.11.1, published edition, inputs 55030eca
# shellcheck disable=SC2155
#
# The steps of RUNBOOK.md, in order. It asks for no credentials and stores none: the commands use the profiles that are
# named in them, or the credentials of the environment, and every account is checked before anything is changed in it.
#
#   ./run.sh                 from the first step to the last; what is done already is passed by
#   ./run.sh --from STEP     from that step on
#   ./run.sh --list          the steps
#   ./run.sh --dry-run       what would be run; may be joined with --from
set -euo pipefail
cd "$(dirname "$0")"

# Without a network clusterctl would wait a minute for each command; a pager would wait for a key.
export CLUSTERCTL_DISABLE_VERSIONCHECK=true AWS_PAGER=

# The guide sets these once, for all of its steps.
export AWS_REGION=eu-west-1
export AWS_MANAGER_ACCOUNT_ID=000000000000
export AWS_MANAGED_ACCOUNT_ID=111111111111
export OIDC_PROVIDER_ID=WeWillReplaceThisLater

check_tools() {
  missing=
  for tool in aws base64 clusterawsadm clusterctl envsubst kubectl; do
    command -v "$tool" >/dev/null 2>&1 || missing="$missing $tool"
  done
  [ -z "$missing" ] || stop "Not found on the PATH:$missing. README.md says which versions are needed."
  clusterawsadm_version="$(clusterawsadm version -o short)"
  case "$clusterawsadm_version" in
    v2.11.*) ;;
    '') echo "clusterawsadm does not say its version; v2.11 is needed." >&2 ;;
    *) stop "clusterawsadm is $clusterawsadm_version; install v2.11.1: another minor version makes other permissions." ;;
  esac
  clusterctl_version="$(clusterctl version -o short)"
  clusterctl_minor="${clusterctl_version#v1.}"
  clusterctl_minor="${clusterctl_minor%%.*}"
  case "$clusterctl_minor" in
    '' | *[!0-9]*) echo "clusterctl does not say its version; 1.11.0 or later is needed, before 1.16.0." >&2 ;;
    *)
      if [ "$clusterctl_minor" -lt 11 ] || [ "$clusterctl_minor" -ge 16 ]; then
        stop "clusterctl is $clusterctl_version; install 1.11.0 or later, before 1.16.0."
      fi
      ;;
  esac
}

steps() {
  cat <<'EOF'
guide-set-variables|Set variables|Manager account, account 000000000000, credentials of the environment
guide-prepare-manager-account|Prepare the manager account|Manager account, account 000000000000, credentials of the environment
guide-install-bootstrap|Install Cluster API in the bootstrap cluster|Manager account, account 000000000000, credentials of the environment
guide-generate-manager-cluster|Generate the manager cluster's configuration|Manager account, account 000000000000, credentials of the environment
guide-apply-manager-cluster|Apply the manager cluster's configuration|Manager account, account 000000000000, credentials of the environment
guide-wait-for-manager-cluster|Wait for the manager cluster|Manager account, account 000000000000, credentials of the environment
guide-oidc-provider|Create the OIDC provider|Manager account, account 000000000000, credentials of the environment
guide-update-trust|Update the trust statement|Manager account, account 000000000000, credentials of the environment
guide-manager-kubeconfig|Get the manager cluster's kubeconfig|Manager account, account 000000000000, credentials of the environment
guide-install-manager|Install Cluster API in the manager cluster|Manager account, account 000000000000, credentials of the environment
guide-generate-managed-cluster-payments|Generate the cluster configuration of payments|Manager account, account 000000000000, credentials of the environment
guide-create-identities-payments|Write the identities of payments|Manager account, account 000000000000, credentials of the environment
guide-prepare-managed-account-payments|Prepare the account of payments|Managed payments, account 111111111111, credentials of the environment
guide-apply-managed-cluster-payments|Apply the cluster configuration of payments|Manager account, account 000000000000, credentials of the environment
guide-generate-managed-cluster-data-platform|Generate the cluster configuration of data-platform|Manager account, account 000000000000, credentials of the environment
guide-create-identities-data-platform|Write the identities of data-platform|Manager account, account 000000000000, credentials of the environment
guide-prepare-managed-account-data-platform|Prepare the account of data-platform|Managed data-platform, account 222222222222, credentials of the environment
guide-apply-managed-cluster-data-platform|Apply the cluster configuration of data-platform|Manager account, account 000000000000, credentials of the environment
guide-generate-managed-cluster-retail|Generate the cluster configuration of retail|Manager account, account 000000000000, credentials of the environment
guide-create-identities-retail|Write the identities of retail|Manager account, account 000000000000, credentials of the environment
guide-prepare-managed-account-retail|Prepare the account of retail|Managed retail, account 333333333333, credentials of the environment
guide-apply-managed-cluster-retail|Apply the cluster configuration of retail|Manager account, account 000000000000, credentials of the environment
EOF
}

# must_be LINE COMMAND..., must_print TEXT COMMAND...: show what the command prints; fail when it is another.
# done_or TEXT COMMAND...: passes, too, when the command fails with the text.
shows() {
  wanted=$1
  shift
  printed="$("$@")" || return
  printf '%s\n' "$printed"
}
must_be() {
  shows "$@" || return
  [ "$printed" = "$wanted" ] || { echo "This line was expected: $wanted" >&2; return 1; }
}
must_print() {
  shows "$@" || return
  case "$printed" in
    *"$wanted"*) ;;
    *) echo "This was expected, and is not there: $wanted" >&2; return 1 ;;
  esac
}
done_or() {
  wanted=$1
  shift
  if printed="$("$@" 2>&1)"; then
    printf '%s\n' "$printed"
    return
  fi
  case "$printed" in
    *"$wanted"*) printf '%s\n' "$wanted" ;;
    *) printf '%s\n' "$printed" >&2; return 1 ;;
  esac
}

stop() {
  echo "$*" >&2
  exit 1
}

# Id, title and who acts of a line of `steps`; a profile may have any sign in it, so who acts is all the rest.
read_step() {
  id=${1%%"|"*}
  who=${1#*"|"}
  title=${who%%"|"*}
  who=${who#*"|"}
}

# The function of a step: its id, in letters that a function's name may have.
name_of() {
  printf '%s' "$1" | tr '-' '_'
}

go_on() {
  echo "Step $1 stopped. Mend the reason and go on with: ./run.sh --from $1" >&2
}

run_step() {
  name="$(name_of "$1")"
  if command -v "done_$name" >/dev/null 2>&1 && "done_$name"; then
    echo "Done already, passed by."
    return
  fi
  # The subshell stops at its first failing command; asked for its status it must not stand in a condition.
  set +e
  (
    set -e
    "step_$name"
  )
  status=$?
  set -e
  if [ "$status" -ne 0 ]; then
    echo >&2
    if command -v "failed_$name" >/dev/null 2>&1; then
      "failed_$name" >&2 || true
    fi
    go_on "$1"
    exit "$status"
  fi
}

by_hand() {
  printf '%s\n' "$@"
  printf 'Press Enter when it is done. '
  read -r REPLY </dev/tty
}

# Set variables (Manager account, account 000000000000, credentials of the environment)
step_guide_set_variables() {
  export AWS_REGION=eu-west-1
  export AWS_MANAGER_ACCOUNT_ID=000000000000
  export AWS_MANAGED_ACCOUNT_ID=111111111111
  export OIDC_PROVIDER_ID=WeWillReplaceThisLater
}
failed_guide_set_variables() {
  echo 'Nothing is run here, so nothing can fail but the paste itself.'
}

# Prepare the manager account (Manager account, account 000000000000, credentials of the environment)
step_guide_prepare_manager_account() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  envsubst > manager/bootstrap-manager-account.yaml << EOL
apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSIAMConfiguration
spec:
  eks:
    iamRoleCreation: false
    managedMachinePool:
      disable: true
    fargate:
      disable: false
  clusterAPIControllers:
    disabled: false
    extraStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRole
      Resource:
      - arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io
      - arn:aws:iam::222222222222:role/controllers.cluster-api-provider-aws.sigs.k8s.io
      - arn:aws:iam::333333333333:role/controllers.cluster-api-provider-aws.sigs.k8s.io
    trustStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRoleWithWebIdentity
      Principal:
        Federated:
        - arn:aws:iam::000000000000:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/WeWillReplaceThisLater
      Condition:
        "ForAnyValue:StringEquals":
          "oidc.eks.eu-west-1.amazonaws.com/id/WeWillReplaceThisLater:sub":
          - system:serviceaccount:capi-providers:capa-controller-manager
          - system:serviceaccount:capa-eks-control-plane-system:capa-eks-control-plane-controller-manager
EOL
  clusterawsadm bootstrap iam create-cloudformation-stack \
    --config manager/bootstrap-manager-account.yaml
}
failed_guide_prepare_manager_account() {
  echo "clusterawsadm does not say why CloudFormation refused; the stack's events do."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Install Cluster API in the bootstrap cluster (Manager account, account 000000000000, credentials of the environment)
step_guide_install_bootstrap() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_B64ENCODED_CREDENTIALS="$(clusterawsadm bootstrap credentials encode-as-profile)"
  export EKS=true
  export EXP_MACHINE_POOL=true
  clusterctl init --infrastructure aws --target-namespace capi-providers
}
failed_guide_install_bootstrap() {
  echo 'See whether the controllers started.'
  echo '-- The controllers'
  kubectl get pods --all-namespaces || true
}

# Generate the manager cluster's configuration (Manager account, account 000000000000, credentials of the environment)
step_guide_generate_manager_cluster() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_SSH_KEY_NAME=default
  export VPC_ADDON_VERSION=v1.10.2-eksbuild.1
  clusterctl generate cluster manager --flavor eks-managedmachinepool-vpccni \
    --kubernetes-version v1.20.2 --worker-machine-count=3 > manager/manager-cluster.yaml
}
failed_guide_generate_manager_cluster() {
  echo 'clusterctl names a variable that is not set; see which the template reads.'
  echo "-- The template's variables"
  clusterctl generate cluster manager --flavor eks-managedmachinepool-vpccni \
    --list-variables || true
}

# Apply the manager cluster's configuration (Manager account, account 000000000000, credentials of the environment)
step_guide_apply_manager_cluster() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  kubectl apply -f manager/manager-cluster.yaml
}
failed_guide_apply_manager_cluster() {
  echo 'See whether the controllers and their webhooks are up.'
  echo '-- The controllers'
  kubectl get pods --all-namespaces || true
}

# Wait for the manager cluster (Manager account, account 000000000000, credentials of the environment)
step_guide_wait_for_manager_cluster() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  by_hand 'By hand: wait until the manager cluster is there; the guide has no command for it' 'EKS shows the cluster as ACTIVE and its node group too'
}
failed_guide_wait_for_manager_cluster() {
  echo "See which condition is missing; 'the specified nodegroup role couldn't be found' is the switched-off role."
  echo '-- The conditions of awsmanagedcontrolplane/manager-control-plane'
  kubectl get -n default awsmanagedcontrolplane/manager-control-plane \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- The conditions of awsmanagedmachinepool/manager-pool-0'
  kubectl get -n default awsmanagedmachinepool/manager-pool-0 \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
}

# Create the OIDC provider (Manager account, account 000000000000, credentials of the environment)
step_guide_oidc_provider() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  by_hand 'By hand: create the provider as the Amazon EKS documentation says; the guide has no command for it' "IAM lists a provider whose ARN ends in the id of the cluster's issuer"
}
failed_guide_oidc_provider() {
  echo 'See which providers the account has.'
  echo '-- The providers of the account'
  aws iam list-open-id-connect-providers --region eu-west-1 || true
}

# Update the trust statement (Manager account, account 000000000000, credentials of the environment)
step_guide_update_trust() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export OIDC_PROVIDER_ID='<OIDC_ID_OF_THE_CLUSTER>'
  envsubst > manager/bootstrap-manager-account.yaml << EOL
apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSIAMConfiguration
spec:
  eks:
    iamRoleCreation: false
    managedMachinePool:
      disable: true
    fargate:
      disable: false
  clusterAPIControllers:
    disabled: false
    extraStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRole
      Resource:
      - arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io
      - arn:aws:iam::222222222222:role/controllers.cluster-api-provider-aws.sigs.k8s.io
      - arn:aws:iam::333333333333:role/controllers.cluster-api-provider-aws.sigs.k8s.io
    trustStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRoleWithWebIdentity
      Principal:
        Federated:
        - arn:aws:iam::000000000000:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/${OIDC_PROVIDER_ID}
      Condition:
        "ForAnyValue:StringEquals":
          "oidc.eks.eu-west-1.amazonaws.com/id/${OIDC_PROVIDER_ID}:sub":
          - system:serviceaccount:capi-providers:capa-controller-manager
          - system:serviceaccount:capa-eks-control-plane-system:capa-eks-control-plane-controller-manager
EOL
  clusterawsadm bootstrap iam create-cloudformation-stack \
    --config manager/bootstrap-manager-account.yaml
}
failed_guide_update_trust() {
  echo "clusterawsadm does not say why CloudFormation refused; the stack's events do."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Get the manager cluster's kubeconfig (Manager account, account 000000000000, credentials of the environment)
step_guide_manager_kubeconfig() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  kubectl --namespace=default get secret manager-user-kubeconfig -o 'jsonpath={.data.value}' | base64 --decode > manager.kubeconfig
}
failed_guide_manager_kubeconfig() {
  echo 'See whether the Secret is there; CAPA writes it once the control plane is up.'
  echo '-- The Secrets'
  kubectl get secrets -n default || true
}

# Install Cluster API in the manager cluster (Manager account, account 000000000000, credentials of the environment)
step_guide_install_manager() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_B64ENCODED_CREDENTIALS="$(clusterawsadm bootstrap credentials encode-as-profile)"
  export EKS=true
  export EXP_MACHINE_POOL=true
  export AWS_CONTROLLER_IAM_ROLE=arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io
  clusterctl init --kubeconfig manager.kubeconfig --infrastructure aws \
    --target-namespace capi-providers
}
failed_guide_install_manager() {
  echo "See whether the controllers started; 'aws-iam-authenticator not found' means that the tool is missing."
  echo '-- The controllers'
  kubectl --kubeconfig manager.kubeconfig get pods --all-namespaces || true
}

# Generate the cluster configuration of payments (Manager account, account 000000000000, credentials of the environment)
step_guide_generate_managed_cluster_payments() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_SSH_KEY_NAME=default
  export VPC_ADDON_VERSION=v1.10.2-eksbuild.1
  clusterctl generate cluster payments --flavor eks-managedmachinepool-vpccni \
    --kubernetes-version v1.20.2 --worker-machine-count=3 \
    > managed/payments/managed-cluster.yaml
  by_hand 'By hand: add this to the spec of AWSManagedControlPlane in managed/payments/managed-cluster.yaml' 'identityRef:
  kind: AWSClusterRoleIdentity
  name: payments'
}
failed_guide_generate_managed_cluster_payments() {
  echo 'See whether the edit is there.'
  echo '-- The edit'
  grep -A2 identityRef managed/payments/managed-cluster.yaml || true
}

# Write the identities of payments (Manager account, account 000000000000, credentials of the environment)
step_guide_create_identities_payments() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_MANAGED_ACCOUNT_ID=111111111111
  envsubst > managed/payments/cluster-role-identity.yaml << EOL
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSClusterRoleIdentity
metadata:
  name: payments
spec:
  allowedNamespaces: {}
  roleARN: arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io
  sourceIdentityRef:
    kind: AWSClusterControllerIdentity
    name: default
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSClusterControllerIdentity
metadata:
  name: default
spec:
  allowedNamespaces: {}
EOL
}
failed_guide_create_identities_payments() {
  echo 'envsubst is part of GNU gettext, which macOS does not have.'
}

# Prepare the account of payments (Managed payments, account 111111111111, credentials of the environment)
step_guide_prepare_managed_account_payments() {
  must_be 111111111111 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  envsubst > managed/payments/bootstrap-managed-account.yaml << EOL
apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSIAMConfiguration
spec:
  eks:
    iamRoleCreation: false
    managedMachinePool:
      disable: true
    fargate:
      disable: false
  clusterAPIControllers:
    disabled: false
    trustStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRole
      Principal:
        AWS:
        - arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io
EOL
  clusterawsadm bootstrap iam create-cloudformation-stack \
    --config managed/payments/bootstrap-managed-account.yaml
}
failed_guide_prepare_managed_account_payments() {
  echo "clusterawsadm does not say why CloudFormation refused; the stack's events do."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Apply the cluster configuration of payments (Manager account, account 000000000000, credentials of the environment)
step_guide_apply_managed_cluster_payments() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  kubectl --kubeconfig manager.kubeconfig apply \
    -f managed/payments/cluster-role-identity.yaml
  kubectl --kubeconfig manager.kubeconfig apply -f managed/payments/managed-cluster.yaml
}
failed_guide_apply_managed_cluster_payments() {
  echo 'See which condition is missing, and what was said of the identities: a refused one shows nowhere else.'
  echo '-- The conditions of awsmanagedcontrolplane/payments-control-plane'
  kubectl --kubeconfig manager.kubeconfig get -n default awsmanagedcontrolplane/payments-control-plane \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- What was said of the identity'
  kubectl --kubeconfig manager.kubeconfig get events -n default \
    --field-selector involvedObject.kind=AWSClusterRoleIdentity,involvedObject.name=payments || true
}

# Generate the cluster configuration of data-platform (Manager account, account 000000000000, credentials of the environment)
step_guide_generate_managed_cluster_data_platform() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_SSH_KEY_NAME=default
  export VPC_ADDON_VERSION=v1.10.2-eksbuild.1
  AWS_REGION=us-east-1 clusterctl generate cluster data-platform \
    --flavor eks-managedmachinepool-vpccni --kubernetes-version v1.20.2 \
    --worker-machine-count=3 > managed/data-platform/managed-cluster.yaml
  by_hand 'By hand: add this to the spec of AWSManagedControlPlane in managed/data-platform/managed-cluster.yaml' 'identityRef:
  kind: AWSClusterRoleIdentity
  name: data-platform'
}
failed_guide_generate_managed_cluster_data_platform() {
  echo 'See whether the edit is there.'
  echo '-- The edit'
  grep -A2 identityRef managed/data-platform/managed-cluster.yaml || true
}

# Write the identities of data-platform (Manager account, account 000000000000, credentials of the environment)
step_guide_create_identities_data_platform() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_MANAGED_ACCOUNT_ID=222222222222
  envsubst > managed/data-platform/cluster-role-identity.yaml << EOL
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSClusterRoleIdentity
metadata:
  name: data-platform
spec:
  allowedNamespaces: {}
  roleARN: arn:aws:iam::222222222222:role/controllers.cluster-api-provider-aws.sigs.k8s.io
  sourceIdentityRef:
    kind: AWSClusterControllerIdentity
    name: default
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSClusterControllerIdentity
metadata:
  name: default
spec:
  allowedNamespaces: {}
EOL
}
failed_guide_create_identities_data_platform() {
  echo 'envsubst is part of GNU gettext, which macOS does not have.'
}

# Prepare the account of data-platform (Managed data-platform, account 222222222222, credentials of the environment)
step_guide_prepare_managed_account_data_platform() {
  must_be 222222222222 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  envsubst > managed/data-platform/bootstrap-managed-account.yaml << EOL
apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSIAMConfiguration
spec:
  eks:
    iamRoleCreation: false
    managedMachinePool:
      disable: true
    fargate:
      disable: false
  clusterAPIControllers:
    disabled: false
    trustStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRole
      Principal:
        AWS:
        - arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io
EOL
  clusterawsadm bootstrap iam create-cloudformation-stack \
    --config managed/data-platform/bootstrap-managed-account.yaml
}
failed_guide_prepare_managed_account_data_platform() {
  echo "clusterawsadm does not say why CloudFormation refused; the stack's events do."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region us-east-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Apply the cluster configuration of data-platform (Manager account, account 000000000000, credentials of the environment)
step_guide_apply_managed_cluster_data_platform() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  kubectl --kubeconfig manager.kubeconfig apply \
    -f managed/data-platform/cluster-role-identity.yaml
  kubectl --kubeconfig manager.kubeconfig apply \
    -f managed/data-platform/managed-cluster.yaml
}
failed_guide_apply_managed_cluster_data_platform() {
  echo 'See which condition is missing, and what was said of the identities: a refused one shows nowhere else.'
  echo '-- The conditions of awsmanagedcontrolplane/data-platform-control-plane'
  kubectl --kubeconfig manager.kubeconfig get -n default awsmanagedcontrolplane/data-platform-control-plane \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- What was said of the identity'
  kubectl --kubeconfig manager.kubeconfig get events -n default \
    --field-selector involvedObject.kind=AWSClusterRoleIdentity,involvedObject.name=data-platform || true
}

# Generate the cluster configuration of retail (Manager account, account 000000000000, credentials of the environment)
step_guide_generate_managed_cluster_retail() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_SSH_KEY_NAME=default
  export VPC_ADDON_VERSION=v1.10.2-eksbuild.1
  clusterctl generate cluster retail --flavor eks-managedmachinepool-vpccni \
    --kubernetes-version v1.20.2 --worker-machine-count=3 \
    > managed/retail/managed-cluster.yaml
  by_hand 'By hand: add this to the spec of AWSManagedControlPlane in managed/retail/managed-cluster.yaml' 'identityRef:
  kind: AWSClusterRoleIdentity
  name: retail'
}
failed_guide_generate_managed_cluster_retail() {
  echo 'See whether the edit is there.'
  echo '-- The edit'
  grep -A2 identityRef managed/retail/managed-cluster.yaml || true
}

# Write the identities of retail (Manager account, account 000000000000, credentials of the environment)
step_guide_create_identities_retail() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  export AWS_MANAGED_ACCOUNT_ID=333333333333
  envsubst > managed/retail/cluster-role-identity.yaml << EOL
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSClusterRoleIdentity
metadata:
  name: retail
spec:
  allowedNamespaces: {}
  roleARN: arn:aws:iam::333333333333:role/controllers.cluster-api-provider-aws.sigs.k8s.io
  sourceIdentityRef:
    kind: AWSClusterControllerIdentity
    name: default
---
apiVersion: infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSClusterControllerIdentity
metadata:
  name: default
spec:
  allowedNamespaces: {}
EOL
}
failed_guide_create_identities_retail() {
  echo 'envsubst is part of GNU gettext, which macOS does not have.'
}

# Prepare the account of retail (Managed retail, account 333333333333, credentials of the environment)
step_guide_prepare_managed_account_retail() {
  must_be 333333333333 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  envsubst > managed/retail/bootstrap-managed-account.yaml << EOL
apiVersion: bootstrap.aws.infrastructure.cluster.x-k8s.io/v1beta1
kind: AWSIAMConfiguration
spec:
  eks:
    iamRoleCreation: false
    managedMachinePool:
      disable: true
    fargate:
      disable: false
  clusterAPIControllers:
    disabled: false
    trustStatements:
    - Effect: Allow
      Action:
      - sts:AssumeRole
      Principal:
        AWS:
        - arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io
EOL
  clusterawsadm bootstrap iam create-cloudformation-stack \
    --config managed/retail/bootstrap-managed-account.yaml
}
failed_guide_prepare_managed_account_retail() {
  echo "clusterawsadm does not say why CloudFormation refused; the stack's events do."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Apply the cluster configuration of retail (Manager account, account 000000000000, credentials of the environment)
step_guide_apply_managed_cluster_retail() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region "${AWS_REGION}"
  kubectl --kubeconfig manager.kubeconfig apply -f managed/retail/cluster-role-identity.yaml
  kubectl --kubeconfig manager.kubeconfig apply -f managed/retail/managed-cluster.yaml
}
failed_guide_apply_managed_cluster_retail() {
  echo 'See which condition is missing, and what was said of the identities: a refused one shows nowhere else.'
  echo '-- The conditions of awsmanagedcontrolplane/retail-control-plane'
  kubectl --kubeconfig manager.kubeconfig get -n default awsmanagedcontrolplane/retail-control-plane \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- What was said of the identity'
  kubectl --kubeconfig manager.kubeconfig get events -n default \
    --field-selector involvedObject.kind=AWSClusterRoleIdentity,involvedObject.name=retail || true
}

from=
dry_run=
while [ $# -gt 0 ]; do
  case "$1" in
    --from)
      [ $# -ge 2 ] || stop "--from takes the id of a step; ./run.sh --list shows them."
      from=$2
      shift 2
      ;;
    --from=*)
      from=${1#--from=}
      shift
      ;;
    --list)
      steps | while IFS= read -r step; do
        read_step "$step"
        printf '%-44s %s (%s)\n' "$id" "$title" "$who"
      done
      exit 0
      ;;
    --dry-run)
      dry_run=yes
      shift
      ;;
    -h | --help)
      sed -n '/^#   /s/^#   //p' run.sh
      exit 0
      ;;
    *) stop "There is no option $1; see ./run.sh --help" ;;
  esac
done

if [ -n "$from" ] && ! steps | cut -d '|' -f 1 | grep -qxF -e "$from"; then
  stop "There is no step $from; ./run.sh --list shows them."
fi
[ -n "$dry_run" ] || check_tools

total="$(steps | wc -l | tr -d ' ')"
number=0
started=
current=
trap 'echo >&2; [ -z "$current" ] || go_on "$current"; exit 130' INT TERM
while IFS= read -r step <&3; do
  read_step "$step"
  number=$((number + 1))
  if [ -z "$started" ] && [ -n "$from" ] && [ "$id" != "$from" ]; then
    continue
  fi
  started=yes
  current=$id
  printf '\n[%s/%s] %s\n       %s, step %s\n' "$number" "$total" "$title" "$who" "$id"
  if [ -n "$dry_run" ]; then
    declare -f "step_$(name_of "$id")" | sed '1,2d;$d'
  else
    run_step "$id" </dev/null
  fi
done 3<<EOF
$(steps)
EOF
current=
[ -n "$dry_run" ] || printf '\nEvery step is done.\n'
