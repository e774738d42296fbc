"""Every call is written down with its caller, and a role's call is refused where its policies do not allow it.

moto has an authorisation of its own, which knows neither all of the actions nor assumed roles of other accounts. Here
the action is looked for in the policies of the calling role; resources and conditions are not looked at, but for
GetPolicy, whose resource decides which node policies CAPA may attach.
"""

import sys

from moto.core.exceptions import ServiceException
from moto.core.responses import ActionResult, BaseResponse

from world.aws.callers import Caller, caller_of
from world.aws.policies import role_may
from world.calls import Call, CallLog

#: Calls that need no permission, or whose permission `sts` looks at.
FREE = ("GetCallerIdentity", "AssumeRole", "AssumeRoleWithWebIdentity")
#: moto's name of a service where IAM has another.
PREFIXES = {"elbv2": "elasticloadbalancing", "elb": "elasticloadbalancing"}


def install(calls: CallLog) -> None:
    answer = BaseResponse.call_action

    def call_action(self):
        action = _action(self)
        caller = caller_of(self.access_key, self.current_account)
        if _permitted(self, caller, action):
            response = answer(self)
        else:
            response = self.serialized(ActionResult(_access_denied(self.service_name, action, caller)))
        calls.append(_record(self, action, caller, response))
        return response

    BaseResponse.call_action = call_action


def _action(request: BaseResponse) -> str:
    try:
        return request._get_action()
    except Exception as error:
        print("no action:", request.uri, repr(error), file=sys.stderr)
        return "?"


def _permitted(request: BaseResponse, caller: Caller, action: str) -> bool:
    if not caller.role or action in FREE:
        return True
    prefix = PREFIXES.get(request.service_name, request.service_name)
    resource = request._get_param("PolicyArn") if action == "GetPolicy" else None
    return role_may(caller.role, f"{prefix}:{action}", resource)


def _access_denied(service: str, action: str, caller: Caller) -> ServiceException:
    # moto finds the shape of an error by the module of its class.
    kind = type("AccessDenied", (ServiceException,), {"__module__": f"moto.{service}.exceptions"})
    return kind("AccessDenied", f"User: {caller.arn} is not authorized to perform: {service}:{action}")


def _record(request: BaseResponse, action: str, caller: Caller, response) -> Call:
    status = response[0] if isinstance(response, tuple) and isinstance(response[0], int) else 200
    return Call(
        account=request.current_account,
        region=request.region,
        service=request.service_name,
        action=action,
        caller=caller.arn,
        status=status,
        error=str(response[2])[:400] if status >= 400 else "",
    )
