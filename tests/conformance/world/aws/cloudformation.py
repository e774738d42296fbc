"""What CloudFormation does to a role and moto does not: an update changes its trust and its inline policies, and a
deletion detaches what is attached."""

import json

from moto.iam.models import Role, iam_backends

from world.aws.iam import check_principals


def install() -> None:
    update = Role.update_from_cloudformation_json.__func__
    delete = Role.delete_from_cloudformation_json.__func__

    # moto names the arguments, so their names are its own.
    def update_role(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = cloudformation_json["Properties"]
        check_principals(properties["AssumeRolePolicyDocument"])
        update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name)
        role = iam_backends[account_id]["aws"].get_role(properties.get("RoleName", original_resource.name))
        role.assume_role_policy_document = json.dumps(properties["AssumeRolePolicyDocument"])
        role.policies.clear()
        for policy in properties.get("Policies", []):
            role.put_policy(policy["PolicyName"], policy["PolicyDocument"])
        return role

    def delete_role(cls, resource_name, cloudformation_json, account_id, region_name):
        names = (resource_name, (cloudformation_json or {}).get("Properties", {}).get("RoleName"))
        for role in list(iam_backends[account_id]["aws"].roles.values()):
            if role.name in names:
                for policy in list(role.managed_policies.values()):
                    policy.detach_from(role)
                role.policies.clear()
        return delete(cls, resource_name, cloudformation_json, account_id, region_name)

    Role.update_from_cloudformation_json = classmethod(update_role)
    Role.delete_from_cloudformation_json = classmethod(delete_role)
