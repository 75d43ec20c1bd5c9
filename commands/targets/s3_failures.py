"""What a store, or the way to it, has against a publish: in one line, with the remedy."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from ..errors import CommandError

if TYPE_CHECKING:
    from botocore.exceptions import BotoCoreError, ClientError

# The right that each call needs; docs/hosting.md lists them, and a test holds all three together.
RIGHTS = {
    "ListObjectsV2": "s3:ListBucket",
    "GetObject": "s3:GetObject",
    "PutObject": "s3:PutObject",
    "DeleteObject": "s3:DeleteObject",
}
DENIED = "gives no right for {right} (let its key have the rights that docs/hosting.md lists)"
UNKNOWN_KEY = "does not know the key (set that of this store: AWS_ACCESS_KEY_ID, or a 'profile')"
WRONG_SECRET = "takes the secret for wrong (copy AWS_SECRET_ACCESS_KEY again; see its 'endpoint')"  # noqa: S105
EXPIRED = "says that the credentials have expired (get new ones, as by: aws sso login)"
REGION = "says that the bucket is in another region (write that as 'region')"
CLOCK = "finds the clock of this machine wrong (set it, as by: timedatectl set-ntp true)"
FULL = "is full (remove something, or raise its limit, then publish again)"
BUSY = "is busy or has failed: {code} (publish again later)"
NO_BUCKET = "has no such bucket (make it, or mend 'bucket')"
DAMAGED = "got a file other than it was sent (publish again)"
UNCONDITIONAL = "knows no conditional writes, which keep two publishes apart (choose another store)"
OTHER = "refuses {operation}: {code}: {message}"
CODES = {
    **dict.fromkeys(("AccessDenied", "AllAccessDisabled", "Forbidden", "403"), DENIED),
    **dict.fromkeys(("InvalidAccessKeyId", "InvalidToken", "Unauthorized", "401"), UNKNOWN_KEY),
    "SignatureDoesNotMatch": WRONG_SECRET,
    **dict.fromkeys(("ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"), EXPIRED),
    **dict.fromkeys(("PermanentRedirect", "AuthorizationHeaderMalformed", "301"), REGION),
    "IllegalLocationConstraintException": REGION,
    **dict.fromkeys(("RequestTimeTooSkewed", "RequestExpired"), CLOCK),
    **dict.fromkeys(("QuotaExceeded", "XMinioStorageFull", "InsufficientStorage", "507"), FULL),
    **dict.fromkeys(
        ("InsufficientCapacity", "StorageFull", "XMinioAdminBucketQuotaExceeded"), FULL
    ),
    **dict.fromkeys(("SlowDown", "ServiceUnavailable", "InternalError", "RequestTimeout"), BUSY),
    **dict.fromkeys(("500", "502", "503", "504", "TooManyRequests", "Throttling"), BUSY),
    **dict.fromkeys(("NoSuchBucket", "404"), NO_BUCKET),
    **dict.fromkeys(("BadDigest", "InvalidDigest", "XAmzContentSHA256Mismatch"), DAMAGED),
    "NotImplemented": UNCONDITIONAL,
}
NO_CREDENTIALS = (
    "no credentials (set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or name a 'profile')"
)
NO_PROFILE = (
    "AWS's configuration files have no such profile (mend 'profile', or run: aws configure)"
)
NO_RETRIEVAL = "the credentials cannot be had: {error} (log in again, as by: aws sso login)"
UNREACHED = "the store cannot be reached: {error} (see its 'endpoint', and the network)"
# By the names of botocore's classes, the most special first.
KINDS = {
    "NoCredentialsError": NO_CREDENTIALS,
    "PartialCredentialsError": NO_CREDENTIALS,
    "NoAuthTokenError": NO_CREDENTIALS,
    "ProfileNotFound": NO_PROFILE,
    "CredentialRetrievalError": NO_RETRIEVAL,
    "MetadataRetrievalError": NO_RETRIEVAL,
    "SSOError": NO_RETRIEVAL,
    "TokenRetrievalError": NO_RETRIEVAL,
    "LoginError": NO_RETRIEVAL,
    **dict.fromkeys(("ConnectionError", "HTTPClientError", "IncompleteReadError"), UNREACHED),
}


@contextmanager
def failures_told(place: str) -> Iterator[None]:
    """Make whatever a store or the way to it has against a call a CommandError of one line."""
    try:
        from botocore.exceptions import BotoCoreError, ClientError
    except ModuleNotFoundError:  # then no call can be made, and who opens a store says so
        yield
        return
    try:
        yield
    except ClientError as error:
        raise CommandError(f"{place}: the store {refusal(error)}") from error
    except BotoCoreError as error:
        raise CommandError(f"{place}: {failure(error)}") from error


def refusal(error: ClientError) -> str:
    """Return why a store did not do what it was asked."""
    code = error.response["Error"].get("Code", "")
    operation = error.operation_name
    words = CODES.get(code)
    if not words:
        words = CODES.get(str(error.response["ResponseMetadata"].get("HTTPStatusCode")), OTHER)
    if code == "NotImplemented" and operation != "PutObject":
        words = OTHER
    message = error.response["Error"].get("Message", "")
    right = RIGHTS.get(operation, operation)
    return words.format(code=code, operation=operation, right=right, message=_line(message))


def failure(error: BotoCoreError) -> str:
    """Return why a call never got to a store, or its answer never came back."""
    kinds = [kind.__name__ for kind in type(error).__mro__]
    words = next((KINDS[kind] for kind in kinds if kind in KINDS), "{error}")
    return words.format(error=_line(str(error)))


def _line(text: str) -> str:
    return " ".join(text.split()).rstrip(".")
