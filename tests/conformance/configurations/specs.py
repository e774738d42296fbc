"""The spec of an AWSIAMConfiguration as plain values: every field at some time, each with anything that fits it."""

from collections.abc import Callable
from random import Random
from typing import Any

from configurations import words

Maker = Callable[[Random], Any]

CONDITION_OPERATORS = ("StringEquals", "StringLike", "ForAnyValue:StringLike", "Bool", "NumericLessThan", "B10", "B9")
#: What a function is given.
FUNCTIONS: tuple[tuple[str, Any], ...] = (
    ("Ref", "AWS::AccountId"),
    ("Ref", "AWS::Region"),
    ("Ref", "AWS::NotificationARNs"),
    ("Ref", "AWS::NoValue"),
    ("Ref", "AWSIAMRoleControllers"),
    ("Ref", ["a"]),
    ("Fn::Sub", "arn:${AWS::Partition}:iam::${AWS::AccountId}:role/${Role}-${Role.Arn}${AWS::NotificationARNs}"),
    ("Fn::Sub", ["${a}-${b}", {"a": "1"}]),
    ("Fn::Sub", 1),
    ("Fn::Join", ["-", ["a", {"Ref": "AWS::Region"}, 1]]),
    ("Fn::Join", ["a", "b", ["c"]]),
    ("Fn::Join", ["a"]),
    ("Fn::Join", []),
    ("Fn::Join", [",", {"Fn::Split": [",", "a,b"]}]),
    ("Fn::Select", [1, ["a", "b"]]),
    ("Fn::Select", ["1", ["a", "b"]]),
    ("Fn::Select", ["x", ["a"]]),
    ("Fn::Select", [5, ["a"]]),
    ("Fn::Select", [0, {"Fn::Split": [",", "a,b"]}]),
    ("Fn::Split", [",", "a,b"]),
    ("Fn::Split", ["", "aé"]),
    ("Fn::Split", "a"),
    ("Fn::GetAZs", ""),
    ("Fn::GetAZs", "us-west-1"),
    ("Fn::GetAZs", "eu-west-1"),
    ("Fn::Base64", "a"),
    ("Fn::GetAtt", ["a", "b"]),
    ("Fn::ImportValue", "a"),
    ("Fn::Cidr", ["10.0.0.0/16", 1, 1]),
    ("Fn::Transform", {"Name": "a"}),
    ("Fn::FindInMap", ["a", "b", "c"]),
    ("Fn::FindInMap", [1]),
    ("Fn::And", [True, False]),
    ("Fn::And", [True, "a"]),
    ("Fn::And", [True]),
    ("Fn::Or", [False, True]),
    ("Fn::Or", [False, False]),
    ("Fn::Not", [True]),
    ("Fn::Not", ["a"]),
    ("Fn::Equals", ["a", "a"]),
    ("Fn::Equals", [{"a": 1, "b": 2}, {"b": 2, "a": 1}]),
    ("Fn::If", [True, "a", "b"]),
    ("Fn::If", ["a", "b", "c"]),
)
#: What ends the tool.
FATAL_FUNCTIONS: tuple[tuple[str, Any], ...] = (
    ("Fn::Sub", ["${a}"]),
    ("Fn::Select", [-1, ["a"]]),
    ("Fn::Select", []),
    ("Fn::Select", [0]),
    ("Fn::Split", [","]),
    ("Fn::FindInMap", ["a", "b"]),
    ("Fn::FindInMap", []),
)
NUMBERS = (0, -1, 5349, 1.5, 1234567.5, 1e-7, 1e21, 2e19, 12345678901234567890, 1e300, -0.0, 0.1, 9007199254740993)


def flag(random: Random) -> Any:
    return random.random() < 0.5


def texts(random: Random) -> list[str]:
    count = 150 if random.random() < 0.03 else random.randint(0, 4)
    return [words.text(random) for _ in range(count)]


def tags(random: Random) -> dict[str, str]:
    return {words.key(random): words.text(random) for _ in range(random.randint(0, 4))}


def anything(random: Random, depth: int = 0) -> Any:
    """A value of a condition."""
    roll = random.random()
    if roll < 0.5 or depth > 3:
        return words.text(random)
    if roll < 0.62:
        return random.choice(NUMBERS)
    if roll < 0.68:
        return random.choice((True, False, None))
    if roll < 0.8:
        return [anything(random, depth + 1) for _ in range(random.randint(0, 3))]
    if roll < 0.88:
        name, argument = random.choice(FATAL_FUNCTIONS if random.random() < 0.02 else FUNCTIONS)
        return {name: argument}
    return {words.key(random): anything(random, depth + 1) for _ in range(random.randint(0, 3))}


def one_or_many(random: Random) -> Any:
    return random.choice((words.text, texts))(random)


def principal(random: Random) -> dict[str, Any]:
    kinds = random.sample(("AWS", "Federated", "Service", "CanonicalUser", words.key(random)), random.randint(0, 2))
    return {kind: one_or_many(random) for kind in kinds}


def condition(random: Random) -> dict[str, Any]:
    operators = random.sample((*CONDITION_OPERATORS, words.key(random)), random.randint(0, 3))
    return {operator: anything(random) for operator in operators}


def statement(random: Random) -> dict[str, Any]:
    return _some(
        random,
        {
            "Sid": words.text,
            "Effect": lambda random: random.choice(("Allow", "Deny", words.text(random))),
            "Action": one_or_many,
            "Resource": texts,
            "Principal": principal,
            "NotPrincipal": principal,
            "Condition": condition,
        },
    )


def statements(random: Random) -> list[dict[str, Any]]:
    return [statement(random) for _ in range(random.randint(0, 3))]


ROLE: dict[str, Maker] = {
    "disable": flag,
    "extraPolicyAttachments": texts,
    "extraStatements": statements,
    "path": words.text,
    "permissionsBoundary": words.text,
    "trustStatements": statements,
    "tags": tags,
}


def role(random: Random, **more: Maker) -> dict[str, Any]:
    return _some(random, ROLE | more)


def eks(random: Random) -> dict[str, Any]:
    return _some(
        random,
        {
            "disable": lambda random: random.random() < 0.2,
            "iamRoleCreation": flag,
            "enableUserEKSConsolePolicy": flag,
            "defaultControlPlaneRole": role,
            "managedMachinePool": role,
            "fargate": role,
            "kmsAliasPrefix": words.text,
        },
    )


def secret_backends(random: Random) -> list[str]:
    known = ("secrets-manager", "ssm-parameter-store")
    return [random.choice((*known, *known, words.text(random))) for _ in range(random.randint(0, 3))]


SPEC: dict[str, Maker] = {
    "namePrefix": words.text,
    "nameSuffix": words.text,
    "controlPlane": lambda random: role(
        random,
        disableClusterAPIControllerPolicyAttachment=flag,
        disableCloudProviderPolicy=flag,
        enableCSIPolicy=flag,
    ),
    "clusterAPIControllers": lambda random: role(random, allowedEC2InstanceProfiles=texts),
    "nodes": lambda random: role(random, disableCloudProviderPolicy=flag, ec2ContainerRegistryReadOnly=flag),
    "bootstrapUser": lambda random: _some(
        random,
        {
            "enable": lambda random: random.random() < 0.8,
            "userName": words.text,
            "groupName": words.text,
            "extraPolicyAttachments": texts,
            "extraGroups": texts,
            "extraStatements": statements,
            "tags": tags,
        },
    ),
    "stackName": words.text,
    "stackTags": tags,
    "region": words.text,
    "eks": eks,
    "eventBridge": lambda random: _some(random, {"enable": flag}),
    "partition": lambda random: random.choice(("aws", "aws-cn", "aws-us-gov", "xaws-us-govx", words.text(random))),
    "secureSecretBackends": secret_backends,
    "s3Buckets": lambda random: _some(random, {"enable": flag, "namePrefix": words.text}),
    "allowAssumeRole": flag,
}


def spec(random: Random) -> dict[str, Any]:
    return _some(random, SPEC)


def _some(random: Random, makers: dict[str, Maker]) -> dict[str, Any]:
    """Some of the fields, in any order."""
    share = random.choice((0.2, 0.5, 0.9))
    keys = [key for key in makers if random.random() < share]
    random.shuffle(keys)
    return {key: makers[key](random) for key in keys}
