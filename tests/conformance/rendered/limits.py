"""AWS's limits for what a CloudFormation template makes in IAM.

Of policies, in characters without blanks: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html.
Of a template's text: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cloudformation-limits.html.
Both read 2026-11-24.
"""

import json
import re
from collections.abc import Iterator
from typing import Any

import yaml

MANAGED_POLICY = 6_144
#: All inline policies of a role together.
INLINE_POLICIES = 10_240
#: The default quota; AWS raises it on request.
TRUST_POLICY = 2_048
TEMPLATE_BYTES = 51_200


def over(template: str) -> list[str]:
    """What is too long, in words."""
    found = [(name, size, limit) for name, size, limit in _sizes(template) if size > limit]
    return [f"{name}: {size} of {limit}" for name, size, limit in found]


def inline_policies(template: str, role: str) -> int:
    """The size of a role's inline policies; the role by its name in the template."""
    return _inline(yaml.safe_load(template)["Resources"][role]["Properties"])


def _sizes(template: str) -> Iterator[tuple[str, int, int]]:
    yield "template", len(template.encode()), TEMPLATE_BYTES
    for name, resource in yaml.safe_load(template)["Resources"].items():
        properties = resource["Properties"]
        if resource["Type"] == "AWS::IAM::ManagedPolicy":
            yield name, _size(properties["PolicyDocument"]), MANAGED_POLICY
        if resource["Type"] == "AWS::IAM::Role":
            yield f"{name}, inline", _inline(properties), INLINE_POLICIES
            yield f"{name}, trust", _size(properties["AssumeRolePolicyDocument"]), TRUST_POLICY


def _inline(properties: dict[str, Any]) -> int:
    return sum(_size(policy["PolicyDocument"]) for policy in properties.get("Policies", []))


def _size(policy: dict[str, Any]) -> int:
    # The template has its `Version: 2012-10-17` without quotes, which PyYAML takes for a date.
    return len(re.sub(r"\s", "", json.dumps(policy, separators=(",", ":"), default=str)))
