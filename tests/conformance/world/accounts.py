"""The AWS accounts of a world, and how the person who runs a runbook has access to them."""

from dataclasses import dataclass
from pathlib import Path

ORGANIZATION_ROLE = "OrganizationAccountAccessRole"


@dataclass(frozen=True)
class Account:
    """One AWS account.

    `profile` is the name in the person's AWS configuration. `via` says what that profile holds: `keys` are an access
    key of an administrator of the account; `role` is the role that AWS Organizations makes in a member account, taken
    on with the keys of the world's first account.
    """

    id: str
    profile: str
    via: str = "keys"

    @property
    def access_key(self) -> str:
        """Twenty characters, as AWS has it; the account's own number makes it unique."""
        return f"AKIATEST{self.id}"


SECRET = "not-a-secret"


def write_profiles(home: Path, accounts: tuple[Account, ...], region: str) -> None:
    """The files `~/.aws/config` and `~/.aws/credentials`."""
    config, credentials = [], []
    for account in accounts:
        config += [f"[profile {account.profile}]", f"region = {region}"]
        if account.via == "role":
            config.append(f"role_arn = arn:aws:iam::{account.id}:role/{ORGANIZATION_ROLE}")
            config.append(f"source_profile = {accounts[0].profile}")
        else:
            credentials += [
                f"[{account.profile}]",
                f"aws_access_key_id = {account.access_key}",
                f"aws_secret_access_key = {SECRET}",
            ]
    folder = home / ".aws"
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "config").write_text("\n".join(config) + "\n")
    (folder / "credentials").write_text("\n".join(credentials) + "\n")
