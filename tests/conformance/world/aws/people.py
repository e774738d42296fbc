"""The administrators of the accounts, and the role through which the first account reaches the others."""

import json

from moto.iam.models import iam_backends

from world.accounts import ORGANIZATION_ROLE, SECRET, Account

EVERYTHING = {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}


def install(accounts: tuple[Account, ...], partition: str) -> None:
    for account in accounts:
        iam = iam_backends[account.id][partition]
        iam.create_user("us-east-1", "admin")
        iam.put_user_policy("admin", "admin", json.dumps(EVERYTHING))
        key = iam.create_access_key("admin")
        del iam.access_keys[key.access_key_id]
        key.access_key_id, key.secret_access_key = account.access_key, SECRET
        iam.access_keys[key.access_key_id] = key
        if account.via == "role":
            _organization_role(iam, f"arn:{partition}:iam::{accounts[0].id}:root")


def _organization_role(iam, first: str) -> None:
    trust = {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": first},
                "Action": "sts:AssumeRole",
            }
        ],
    }
    iam.create_role(ORGANIZATION_ROLE, json.dumps(trust), "/", None, "", [], 3600)
    iam.put_role_policy(ORGANIZATION_ROLE, "everything", json.dumps(EVERYTHING))
