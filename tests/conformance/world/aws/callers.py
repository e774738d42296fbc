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
    for session in sts_backends[account]["aws"].assumed_roles:
        if session.access_key_id == access_key:
            return Caller(session.arn, session.role_arn, getattr(session, "from_pod_identity", False))
    user = iam_backends[account]["aws"].get_user_from_access_key_id(access_key)
    return Caller(user.arn if user else ANONYMOUS, "")
