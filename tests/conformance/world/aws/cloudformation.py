"""What CloudFormation does and moto does not: a new role gets AWS's managed policies, an update changes a role's trust
and its inline policies, a deletion detaches what is attached and takes the stack's own policies away, and a stack whose
resource can't be made is rolled back and has to be deleted.

https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/troubleshooting.html (read 2026-11-25)
"""

import json

from moto.cloudformation import parsing
from moto.cloudformation.exceptions import ValidationError
from moto.cloudformation.models import Event, Stack
from moto.iam.models import ManagedPolicy, Role, iam_backends
from moto.utilities.utils import get_partition

from world.aws.iam import attachable, check_principals, check_resources


def install() -> None:
    _keep_roles_up_to_date()
    _delete_policies()
    _roll_back()


def _keep_roles_up_to_date() -> None:
    create = Role.create_from_cloudformation_json.__func__
    update = Role.update_from_cloudformation_json.__func__
    delete = Role.delete_from_cloudformation_json.__func__

    # moto names the arguments, so their names are its own.
    def create_role(cls, resource_name, cloudformation_json, account_id, region_name, **named):
        iam = iam_backends[account_id][get_partition(region_name)]
        properties = cloudformation_json["Properties"]
        inline = checked_policies(properties, iam)
        policies = [attachable(iam, arn) for arn in properties.get("ManagedPolicyArns", [])]
        role = create(cls, resource_name, cloudformation_json, account_id, region_name, **named)
        for policy in policies:
            policy.attach_to(role)
        put_policies(role, inline)
        return role

    def update_role(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name):
        properties = cloudformation_json["Properties"]
        check_principals(properties["AssumeRolePolicyDocument"])
        update(cls, original_resource, new_resource_name, cloudformation_json, account_id, region_name)
        iam = iam_backends[account_id][get_partition(region_name)]
        role = iam.get_role(properties.get("RoleName", original_resource.name))
        role.assume_role_policy_document = json.dumps(properties["AssumeRolePolicyDocument"])
        role.policies.clear()
        put_policies(role, checked_policies(properties, iam))
        return role

    def checked_policies(properties, iam):
        policies = properties.get("Policies", [])
        for policy in policies:
            check_resources(policy["PolicyDocument"], iam.partition)
        return policies

    # moto keeps them as objects of Python, and tells of them so.
    def put_policies(role, policies):
        for policy in policies:
            role.put_policy(policy["PolicyName"], json.dumps(policy["PolicyDocument"]))

    def delete_role(cls, resource_name, cloudformation_json, account_id, region_name):
        names = (resource_name, (cloudformation_json or {}).get("Properties", {}).get("RoleName"))
        iam = iam_backends[account_id][get_partition(region_name)]
        for role in list(iam.roles.values()):
            if role.name in names:
                for policy in list(role.managed_policies.values()):
                    policy.detach_from(role)
                role.policies.clear()
        return delete(cls, resource_name, cloudformation_json, account_id, region_name)

    Role.create_from_cloudformation_json = classmethod(create_role)
    Role.update_from_cloudformation_json = classmethod(update_role)
    Role.delete_from_cloudformation_json = classmethod(delete_role)


def _delete_policies() -> None:
    def delete_policy(cls, resource_name, cloudformation_json, account_id, region_name):
        iam = iam_backends[account_id][get_partition(region_name)]
        for role in iam.roles.values():
            role.managed_policies.pop(resource_name, None)
        iam.delete_policy(resource_name)

    ManagedPolicy.delete_from_cloudformation_json = classmethod(delete_policy)


class _ResourceFailed(Exception):
    """A resource of a stack could not be made."""

    def __init__(self, logical_id: str, kind: str, reason: str):
        super().__init__(reason)
        self.logical_id, self.kind = logical_id, kind


def _roll_back() -> None:
    create_resource, create_all, update = parsing.parse_and_create_resource, Stack.create_resources, Stack.update

    def parse_and_create_resource(logical_id, resource_json, *rest, **named):
        try:
            return create_resource(logical_id, resource_json, *rest, **named)
        except _ResourceFailed:
            # One that this one needs; moto makes those on the way.
            raise
        except Exception as error:
            raise _ResourceFailed(logical_id, resource_json["Type"], str(error)) from error

    def create_resources(self):
        try:
            create_all(self)
        except _ResourceFailed as failed:
            self.events.append(_failure(self, failed))
            self.resource_map.delete()
            self.status = "ROLLBACK_COMPLETE"
            self._add_stack_event(self.status)

    def update_stack(self, template, role_arn=None, parameters=None, tags=None):
        if self.status == "ROLLBACK_COMPLETE":
            raise ValidationError(message=f"Stack:{self.stack_id} is in {self.status} state and can not be updated.")
        if template == self.template and not parameters and tags in (None, self.tags):
            # clusterawsadm takes these words, to the letter, for success.
            raise ValidationError(message="No updates are to be performed.")
        update(self, template, role_arn, parameters, tags)

    parsing.parse_and_create_resource = parse_and_create_resource
    Stack.create_resources = create_resources
    Stack.update = update_stack


def _failure(stack: Stack, failed: _ResourceFailed) -> Event:
    return Event(
        stack_id=stack.stack_id,
        stack_name=stack.name,
        logical_resource_id=failed.logical_id,
        physical_resource_id="",
        resource_type=failed.kind,
        resource_status="CREATE_FAILED",
        resource_status_reason=str(failed),
        resource_properties=None,
    )
