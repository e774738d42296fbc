"""Who calls, by the access key of a request."""

from dataclasses import dataclass

from moto.iam.models import iam_backends
from moto.sts.models import sts_backends


@dataclass(frozen=True)
class Caller:
    arn: str  # of the user, or of the role's session
    role: str  # ARN of the role; empty for a user
    from_pod_identity: bool = False

    @property
    def principal(self) -> str:
        """What EKS and trust policies know the caller by."""
        return self.role or self.arn

    @property
    def is_known(self) -> bool:
        return self.arn != ANONYMOUS


ANONYMOUS = "anonymous"


def caller_of(access_key: str, account: str) -> Caller:
    """A key does not say of which partition it is, so all are looked through."""
    for sts in list(sts_backends[account].values()):
        for session in sts.assumed_roles:
            if session.access_key_id == access_key:
                return Caller(session.arn, session.role_arn, getattr(session, "from_pod_identity", False))
    users = (iam.get_user_from_access_key_id(access_key) for iam in list(iam_backends[account].values()))
    user = next(filter(None, users), None)
    return Caller(user.arn if user else ANONYMOUS, "")
