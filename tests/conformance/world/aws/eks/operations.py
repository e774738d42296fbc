"""How a module adds operations to moto's EKS: a function for each, listed in the module's OPERATIONS with its address."""

import json
from collections.abc import Callable
from types import ModuleType
from typing import Any, NamedTuple

import moto.eks.urls as urls
from moto.core.responses import ActionResult
from moto.eks.exceptions import InvalidParameterException, ResourceNotFoundException
from moto.eks.responses import EKSResponse


class Operation(NamedTuple):
    """`function` gets a `Request` and gives the body of the answer. moto takes its name for the action's."""

    path: str  # after the host, in moto's form of a regular expression
    function: Callable[["Request"], dict]


class Request:
    """What an operation reads of its request."""

    def __init__(self, response: EKSResponse):
        self._response = response
        self.body: dict[str, Any] = (
            json.loads(response.body or "{}") if isinstance(response.body, str | bytes) else {}
        )

    @property
    def cluster(self):
        """moto's cluster of the address."""
        return self._response.eks_backend.describe_cluster(self.part("name"))

    def part(self, name: str) -> str:
        """A part of the address."""
        return self._response.uri_match[name]

    def query(self, name: str) -> str | None:
        return self._response._get_param(name)


def install_operations(*modules: ModuleType) -> None:
    for module in modules:
        for operation in module.OPERATIONS:
            setattr(EKSResponse, operation.function.__name__, _method(operation.function))
            urls.url_paths["{0}/" + operation.path + "$"] = urls.response.dispatch


def _method(function: Callable[[Request], dict]) -> Callable[[EKSResponse], ActionResult]:
    return lambda response: ActionResult(function(Request(response)))


def not_found(message: str) -> ResourceNotFoundException:
    return ResourceNotFoundException(
        clusterName=None, nodegroupName=None, fargateProfileName=None, addonName=None, message=message
    )


def invalid(
    message: str, cluster: str, nodegroup: str | None = None, addon: str | None = None
) -> InvalidParameterException:
    return InvalidParameterException(
        clusterName=cluster, nodegroupName=nodegroup, fargateProfileName=None, addonName=addon, message=message
    )
