#!/usr/bin/env bash
# Made by capa-runbook 0.1.0 for CAPA v2.11.1, corrected edition, inputs 21f656fe
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

check_tools() {
  missing=
  for tool in aws clusterawsadm clusterctl kind kubectl; do
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
check-tools|Check the tools|This machine
create-bootstrap-cluster|Create the bootstrap cluster|This machine
manager-account-iam|Create the IAM roles in the manager account|Manager account, account 000000000000, credentials of the environment
managed-account-iam-managed-account|Create the IAM roles in managed-account|Managed managed-account, account 111111111111, credentials of the environment
install-capa-on-bootstrap|Install CAPA on the bootstrap cluster|Manager account, account 000000000000, credentials of the environment
apply-controller-identity|Restrict the controller identity|Manager account, account 000000000000, credentials of the environment
create-management-cluster|Create the management cluster|Manager account, account 000000000000, credentials of the environment
trust-service-account|Register the OIDC provider and trust it|Manager account, account 000000000000, credentials of the environment
management-kubeconfig|Get the kubeconfig of the management cluster|Manager account, account 000000000000, credentials of the environment
install-capa-on-management|Install CAPA on the management cluster|Manager account, account 000000000000, credentials of the environment
pivot|Pivot: move the management cluster into itself|Manager account, account 000000000000, credentials of the environment
delete-bootstrap-cluster|Delete the bootstrap cluster|Manager account, account 000000000000, credentials of the environment
create-workload-cluster-managed-account|Create the workload cluster of managed-account|Manager account, account 000000000000, credentials of the environment
wait-for-workload-cluster-managed-account|Wait for the workload cluster of managed-account|Manager account, account 000000000000, credentials of the environment
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

# Check the tools (This machine)
step_check_tools() {
  must_print kind kind version
  must_print 'Client Version' kubectl version --client
  must_print aws-cli/ aws --version
  clusterctl version -o short
  must_print v2.11. clusterawsadm version -o short
}
failed_check_tools() {
  echo 'A program that is not found has to be installed and on the PATH; README.md names the versions.'
}

# Create the bootstrap cluster (This machine)
done_create_bootstrap_cluster() {
  kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager -n default >/dev/null 2>&1
}
step_create_bootstrap_cluster() {
  if ! kind get kubeconfig --name capa-bootstrap >/dev/null 2>&1; then
    kind create cluster --name capa-bootstrap --kubeconfig "${PWD}/bootstrap.kubeconfig" \
      --wait 5m
  fi
  kind export kubeconfig --name capa-bootstrap --kubeconfig "${PWD}/bootstrap.kubeconfig"
  must_be kind-capa-bootstrap kubectl --kubeconfig bootstrap.kubeconfig config current-context
}
failed_create_bootstrap_cluster() {
  echo "kind needs a container engine that runs: Docker, Podman or nerdctl. 'node(s) already exist': an interrupted run left the cluster half made; 'kind delete cluster --name capa-bootstrap' takes it away."
  echo '-- The clusters there are'
  kind get clusters || true
}

# Create the IAM roles in the manager account (Manager account, account 000000000000, credentials of the environment)
step_manager_account_iam() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  clusterawsadm bootstrap iam print-cloudformation-template \
    --config manager/bootstrap-manager-account.yaml |
    { shasum -a 256 2>/dev/null || sha256sum; } |
    grep -q '^9effcdd6eaea0568a3aae9ed41995b6528ff7de0182db0377feda37c9770696a ' || {
      echo 'This clusterawsadm makes another template than manager/cloudformation.yaml, so the stack was left as it is. Install clusterawsadm v2.11.1; if it is that already, manager/bootstrap-manager-account.yaml was changed.' >&2
      false
    }
  done_or 'No updates are to be performed.' clusterawsadm bootstrap iam create-cloudformation-stack \
    --config manager/bootstrap-manager-account.yaml --region eu-west-1
  must_be arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io aws iam get-role \
    --region eu-west-1 --role-name controllers.cluster-api-provider-aws.sigs.k8s.io \
    --query Role.Arn --output text
}
failed_manager_account_iam() {
  echo "clusterawsadm says little; the stack's events say why. A stack in ROLLBACK_COMPLETE has to be deleted before the next try; a role that exists already was made by another stack or in another region."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Create the IAM roles in managed-account (Managed managed-account, account 111111111111, credentials of the environment)
step_managed_account_iam_managed_account() {
  must_be 111111111111 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  clusterawsadm bootstrap iam print-cloudformation-template \
    --config managed/managed-account/bootstrap-managed-account.yaml |
    { shasum -a 256 2>/dev/null || sha256sum; } |
    grep -q '^41479849d1e0b58d9660863a339544d3767fb5acd5b159bae056dfaee8f96869 ' || {
      echo 'This clusterawsadm makes another template than managed/cloudformation.yaml, so the stack was left as it is. Install clusterawsadm v2.11.1; if it is that already, managed/managed-account/bootstrap-managed-account.yaml was changed.' >&2
      false
    }
  done_or 'No updates are to be performed.' clusterawsadm bootstrap iam create-cloudformation-stack \
    --config managed/managed-account/bootstrap-managed-account.yaml --region eu-west-1
  must_be arn:aws:iam::111111111111:role/controllers.cluster-api-provider-aws.sigs.k8s.io aws iam get-role \
    --region eu-west-1 --role-name controllers.cluster-api-provider-aws.sigs.k8s.io \
    --query Role.Arn --output text
}
failed_managed_account_iam_managed_account() {
  echo "clusterawsadm says little; the stack's events say why. 'Invalid principal in policy' means that the role of the manager account does not exist yet. A stack in ROLLBACK_COMPLETE has to be deleted before the next try."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Install CAPA on the bootstrap cluster (Manager account, account 000000000000, credentials of the environment)
done_install_capa_on_bootstrap() {
  kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager -n default >/dev/null 2>&1
}
step_install_capa_on_bootstrap() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be kind-capa-bootstrap kubectl --kubeconfig bootstrap.kubeconfig config current-context
  CREDENTIALS="$(clusterawsadm bootstrap credentials encode-as-profile --region eu-west-1)"
  if ! kubectl --kubeconfig bootstrap.kubeconfig get providers.clusterctl.cluster.x-k8s.io/cluster-api \
      -n capi-providers >/dev/null 2>&1; then
    AWS_B64ENCODED_CREDENTIALS="${CREDENTIALS}" EXP_MACHINE_POOL=true clusterctl init \
      --kubeconfig bootstrap.kubeconfig --core cluster-api:v1.11.5 \
      --infrastructure aws:v2.11.1 --bootstrap - --control-plane - \
      --target-namespace capi-providers --wait-providers
  fi
  if ! kubectl --kubeconfig bootstrap.kubeconfig get providers.clusterctl.cluster.x-k8s.io/infrastructure-aws \
      -n capi-providers >/dev/null 2>&1; then
    AWS_B64ENCODED_CREDENTIALS="${CREDENTIALS}" EXP_MACHINE_POOL=true clusterctl init \
      --kubeconfig bootstrap.kubeconfig --infrastructure aws:v2.11.1 --bootstrap - \
      --control-plane - --target-namespace capi-providers --wait-providers
  fi
  must_print 'deployment.apps/capa-controller-manager condition met' kubectl \
    --kubeconfig bootstrap.kubeconfig wait -n capi-providers \
    --for=condition=Available deployment --all --timeout=5m
}
failed_install_capa_on_bootstrap() {
  echo "A version that clusterctl does not find, or pods that can't pull their images, are the usual reasons."
  echo '-- The pods'
  kubectl --kubeconfig bootstrap.kubeconfig get pods -n capi-providers || true
  echo '-- What CAPA says'
  kubectl --kubeconfig bootstrap.kubeconfig logs -n capi-providers deployment/capa-controller-manager \
    --tail=40 || true
}

# Restrict the controller identity (Manager account, account 000000000000, credentials of the environment)
done_apply_controller_identity() {
  kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager -n default >/dev/null 2>&1
}
step_apply_controller_identity() {
  must_be kind-capa-bootstrap kubectl --kubeconfig bootstrap.kubeconfig config current-context
  must_print awsclustercontrolleridentity.infrastructure.cluster.x-k8s.io/default kubectl \
    --kubeconfig bootstrap.kubeconfig apply -f manager/cluster-controller-identity.yaml
}
failed_apply_controller_identity() {
  echo "'AWSClusterControllerIdentity is immutable' means that another one is there already; look at it before you delete it."
  echo '-- The one that is there'
  kubectl --kubeconfig bootstrap.kubeconfig get awsclustercontrolleridentities default \
    -o yaml || true
}

# Create the management cluster (Manager account, account 000000000000, credentials of the environment)
done_create_management_cluster() {
  kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager -n default >/dev/null 2>&1
}
step_create_management_cluster() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be kind-capa-bootstrap kubectl --kubeconfig bootstrap.kubeconfig config current-context
  kubectl --kubeconfig bootstrap.kubeconfig apply -f manager/manager-cluster.yaml
  must_print 'condition met' kubectl --kubeconfig bootstrap.kubeconfig wait -n default \
    --for=condition=Ready awsmanagedcontrolplane/manager-control-plane --timeout=40m
  must_print 'condition met' kubectl --kubeconfig bootstrap.kubeconfig wait -n default \
    --for=condition=Ready awsmanagedmachinepool/manager-pool-0 --timeout=30m
}
failed_create_management_cluster() {
  echo "A wait that times out does not say why; the conditions and the controller's log do. ExpiredToken means that the credentials stored in the bootstrap cluster have run out."
  echo '-- The conditions of awsmanagedcontrolplane/manager-control-plane'
  kubectl --kubeconfig bootstrap.kubeconfig get -n default awsmanagedcontrolplane/manager-control-plane \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- The conditions of awsmanagedmachinepool/manager-pool-0'
  kubectl --kubeconfig bootstrap.kubeconfig get -n default awsmanagedmachinepool/manager-pool-0 \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- What CAPA says'
  kubectl --kubeconfig bootstrap.kubeconfig logs -n capi-providers deployment/capa-controller-manager \
    --tail=40 || true
}

# Register the OIDC provider and trust it (Manager account, account 000000000000, credentials of the environment)
step_trust_service_account() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  if ! aws iam get-open-id-connect-provider --region eu-west-1 \
      --open-id-connect-provider-arn arn:aws:iam::000000000000:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE >/dev/null 2>&1; then
    aws iam create-open-id-connect-provider --region eu-west-1 \
      --url https://oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE \
      --client-id-list sts.amazonaws.com
  fi
  done_or 'No updates are to be performed.' clusterawsadm bootstrap iam create-cloudformation-stack \
    --config manager/bootstrap-manager-account.yaml --region eu-west-1
  must_print arn:aws:iam::000000000000:oidc-provider/oidc.eks.eu-west-1.amazonaws.com/id/EXAMPLED539D4633E53DE1B71EXAMPLE aws iam get-role \
    --region eu-west-1 --role-name controllers.cluster-api-provider-aws.sigs.k8s.io \
    --query 'Role.AssumeRolePolicyDocument.Statement[].Principal.Federated[]' --output text
}
failed_trust_service_account() {
  echo "The stack's events say what CloudFormation did not like."
  echo '-- Ask the stack for its reason'
  aws cloudformation describe-stack-events --region eu-west-1 \
    --stack-name cluster-api-provider-aws-sigs-k8s-io \
    --query "StackEvents[?contains(ResourceStatus,'FAILED')].[LogicalResourceId,ResourceStatusReason]" \
    --output table || true
}

# Get the kubeconfig of the management cluster (Manager account, account 000000000000, credentials of the environment)
step_management_kubeconfig() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  aws eks update-kubeconfig --region eu-west-1 --name default_manager-control-plane \
    --kubeconfig manager.kubeconfig
  must_be arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane kubectl \
    --kubeconfig manager.kubeconfig config current-context
  must_be namespace/default kubectl --kubeconfig manager.kubeconfig get namespace default \
    -o name
}
failed_management_kubeconfig() {
  echo "'the server has asked for the client to provide credentials' means that this session is another principal than the one that made the cluster."
  echo '-- Who this session is'
  aws sts get-caller-identity --region eu-west-1 || true
}

# Install CAPA on the management cluster (Manager account, account 000000000000, credentials of the environment)
step_install_capa_on_management() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane kubectl \
    --kubeconfig manager.kubeconfig config current-context
  if ! kubectl --kubeconfig manager.kubeconfig get providers.clusterctl.cluster.x-k8s.io/cluster-api \
      -n capi-providers >/dev/null 2>&1; then
    AWS_B64ENCODED_CREDENTIALS=Cg== AWS_CONTROLLER_IAM_ROLE=arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io EXP_MACHINE_POOL=true clusterctl init \
      --kubeconfig manager.kubeconfig --core cluster-api:v1.11.5 \
      --infrastructure aws:v2.11.1 --bootstrap - --control-plane - \
      --target-namespace capi-providers --wait-providers
  fi
  if ! kubectl --kubeconfig manager.kubeconfig get providers.clusterctl.cluster.x-k8s.io/infrastructure-aws \
      -n capi-providers >/dev/null 2>&1; then
    AWS_B64ENCODED_CREDENTIALS=Cg== AWS_CONTROLLER_IAM_ROLE=arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io EXP_MACHINE_POOL=true clusterctl init \
      --kubeconfig manager.kubeconfig --infrastructure aws:v2.11.1 --bootstrap - \
      --control-plane - --target-namespace capi-providers --wait-providers
  fi
  must_print 'deployment.apps/capa-controller-manager condition met' kubectl \
    --kubeconfig manager.kubeconfig wait -n capi-providers \
    --for=condition=Available deployment --all --timeout=5m
  kubectl --kubeconfig manager.kubeconfig apply -f manager/cluster-controller-identity.yaml
  must_be arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io kubectl \
    --kubeconfig manager.kubeconfig get serviceaccount capa-controller-manager \
    -n capi-providers -o 'jsonpath={.metadata.annotations.eks\.amazonaws\.com/role-arn}'
}
failed_install_capa_on_management() {
  echo 'Pods that stay Pending mean that the node group is not ready; AccessDenied in the log means that the trust has not arrived everywhere yet, so wait a minute.'
  echo '-- The pods'
  kubectl --kubeconfig manager.kubeconfig get pods -n capi-providers || true
  echo '-- What CAPA says'
  kubectl --kubeconfig manager.kubeconfig logs -n capi-providers deployment/capa-controller-manager \
    --tail=40 || true
}

# Pivot: move the management cluster into itself (Manager account, account 000000000000, credentials of the environment)
done_pivot() {
  { ! { kind get kubeconfig --name capa-bootstrap >/dev/null 2>&1; } && kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager -n default >/dev/null 2>&1; }
}
step_pivot() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be kind-capa-bootstrap kubectl --kubeconfig bootstrap.kubeconfig config current-context
  must_be arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane kubectl \
    --kubeconfig manager.kubeconfig config current-context
  must_print arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io aws eks describe-access-entry \
    --region eu-west-1 --cluster-name default_manager-control-plane \
    --principal-arn arn:aws:iam::000000000000:role/controllers.cluster-api-provider-aws.sigs.k8s.io \
    --query accessEntry.principalArn --output text
  clusterctl move --kubeconfig bootstrap.kubeconfig --to-kubeconfig manager.kubeconfig \
    --namespace default
  must_be cluster.cluster.x-k8s.io/manager kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager \
    -n default -o name
}
failed_pivot() {
  echo 'A role that is not admitted: manager/manager-cluster.yaml admits it under accessEntries, and the step create-management-cluster applies that file. A move that stopped half way is safe to run again; until it ends, the clusters are paused on both sides.'
  echo '-- What is still on the bootstrap cluster'
  kubectl --kubeconfig bootstrap.kubeconfig get clusters.cluster.x-k8s.io -A || true
  echo '-- What CAPA says'
  kubectl --kubeconfig manager.kubeconfig logs -n capi-providers deployment/capa-controller-manager \
    --tail=40 || true
}

# Delete the bootstrap cluster (Manager account, account 000000000000, credentials of the environment)
done_delete_bootstrap_cluster() {
  ! { kind get kubeconfig --name capa-bootstrap >/dev/null 2>&1; }
}
step_delete_bootstrap_cluster() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane kubectl \
    --kubeconfig manager.kubeconfig config current-context
  must_be cluster.cluster.x-k8s.io/manager kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/manager \
    -n default -o name
  kind delete cluster --name capa-bootstrap
}
failed_delete_bootstrap_cluster() {
  echo 'The container engine says why; deleting it later does no harm.'
  echo '-- The clusters there are'
  kind get clusters || true
}

# Create the workload cluster of managed-account (Manager account, account 000000000000, credentials of the environment)
step_create_workload_cluster_managed_account() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane kubectl \
    --kubeconfig manager.kubeconfig config current-context
  must_print namespace/managed-account kubectl --kubeconfig manager.kubeconfig apply \
    -f managed/managed-account/namespace.yaml
  must_print awsclusterroleidentity.infrastructure.cluster.x-k8s.io/managed-account kubectl \
    --kubeconfig manager.kubeconfig apply \
    -f managed/managed-account/cluster-role-identity.yaml
  must_be AWSClusterRoleIdentity/managed-account kubectl --kubeconfig manager.kubeconfig apply \
    --dry-run=server -f managed/managed-account/managed-cluster.yaml \
    -o 'jsonpath={range .items[?(@.kind=="AWSManagedControlPlane")]}{.spec.identityRef.kind}/{.spec.identityRef.name}{end}'
  must_print cluster.cluster.x-k8s.io/managed-account kubectl \
    --kubeconfig manager.kubeconfig apply -f managed/managed-account/managed-cluster.yaml
}
failed_create_workload_cluster_managed_account() {
  echo "AWSClusterControllerIdentity instead of the account's own identity: the manifest has no identityRef, and the cluster would be built in the manager account. A webhook's refusal names the field. Anything else stands in the controller's log."
  echo '-- What CAPA says of the namespace managed-account'
  kubectl --kubeconfig manager.kubeconfig logs -n capi-providers deployment/capa-controller-manager | grep -F '"managed-account"' | tail -n 20 || true
  echo '-- What was said of the identity'
  kubectl --kubeconfig manager.kubeconfig get events -n default \
    --field-selector involvedObject.kind=AWSClusterRoleIdentity,involvedObject.name=managed-account || true
}

# Wait for the workload cluster of managed-account (Manager account, account 000000000000, credentials of the environment)
step_wait_for_workload_cluster_managed_account() {
  must_be 000000000000 aws sts get-caller-identity --query Account --output text \
    --region eu-west-1
  must_be arn:aws:eks:eu-west-1:000000000000:cluster/default_manager-control-plane kubectl \
    --kubeconfig manager.kubeconfig config current-context
  must_print 'condition met' kubectl --kubeconfig manager.kubeconfig wait -n managed-account \
    --for=condition=Ready awsmanagedcontrolplane/managed-account-control-plane --timeout=40m
  must_print 'condition met' kubectl --kubeconfig manager.kubeconfig wait -n managed-account \
    --for=condition=Ready awsmanagedmachinepool/managed-account-pool-0 --timeout=30m
  must_be Provisioned kubectl --kubeconfig manager.kubeconfig get clusters.cluster.x-k8s.io/managed-account \
    -n managed-account -o 'jsonpath={.status.phase}'
}
failed_wait_for_workload_cluster_managed_account() {
  echo "'not permitted' in the log: the identity that it names does not allow the namespace; the controller identity goes by the namespace's label. AccessDenied on AssumeRole: the controllers role of 000000000000 may not assume the one of 111111111111, the trust there does not name it, or the external id differs."
  echo '-- The conditions of awsmanagedcontrolplane/managed-account-control-plane'
  kubectl --kubeconfig manager.kubeconfig get -n managed-account awsmanagedcontrolplane/managed-account-control-plane \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- The conditions of awsmanagedmachinepool/managed-account-pool-0'
  kubectl --kubeconfig manager.kubeconfig get -n managed-account awsmanagedmachinepool/managed-account-pool-0 \
    -o 'jsonpath={range .status.conditions[*]}{.type}={.status} {.reason} {.message}{"\n"}{end}' || true
  echo '-- What CAPA says of the namespace managed-account'
  kubectl --kubeconfig manager.kubeconfig logs -n capi-providers deployment/capa-controller-manager | grep -F '"managed-account"' | tail -n 20 || true
  echo '-- What was said of the identity'
  kubectl --kubeconfig manager.kubeconfig get events -n default \
    --field-selector involvedObject.kind=AWSClusterRoleIdentity,involvedObject.name=managed-account || true
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
