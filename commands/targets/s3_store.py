"""The objects of an S3-compatible store whose keys begin with a prefix: listed, read, written."""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any

from ..errors import CommandError

THREADS = 8
ATTEMPTS = 4
CONFLICTS = ("PreconditionFailed", "ConditionalRequestConflict", "412", "409")
REMEDY = "run: python3 -m pip install boto3; what ./inv makes has it"


class MovedError(Exception):
    """Somebody else has written an object since it was read."""


@dataclass(frozen=True)
class StoredObject:
    """What a store sends for an object; `age` in seconds, by the clock of the store alone."""

    data: bytes
    etag: str
    content_type: str
    cache_control: str
    age: float


@dataclass(frozen=True)
class Store:
    """The objects below a prefix of a bucket, by the rest of their keys."""

    client: Any
    bucket: str
    prefix: str

    def listing(self) -> dict[str, str]:
        """Return the ETag of each object, by its path; empty ones named as folders are none."""
        pages = self.client.get_paginator("list_objects_v2").paginate(
            Bucket=self.bucket, Prefix=self.prefix
        )
        objects = [one for page in pages for one in page.get("Contents", ())]
        return {
            one["Key"].removeprefix(self.prefix): one["ETag"]
            for one in objects
            if one["Size"] or not one["Key"].endswith("/")
        }

    def read(self, path: str) -> StoredObject | None:
        """Return an object; None where there is none."""
        try:
            answer = self.client.get_object(Bucket=self.bucket, Key=f"{self.prefix}{path}")
        except self.client.exceptions.NoSuchKey:
            return None
        modified = answer["LastModified"]
        date = answer["ResponseMetadata"]["HTTPHeaders"].get("date")
        now = parsedate_to_datetime(date) if date else modified
        return StoredObject(
            data=answer["Body"].read(),
            etag=answer["ETag"],
            content_type=answer.get("ContentType", ""),
            cache_control=answer.get("CacheControl", ""),
            age=(now - modified).total_seconds(),
        )

    def write(self, path: str, data: bytes, content_type: str, cache_control: str) -> str:
        """Write an object, and return its ETag."""
        return self._put(path, data, ContentType=content_type, CacheControl=cache_control)

    def replace(self, path: str, data: bytes, etag: str | None) -> str:
        """Write JSON where an object has this ETag, or none is; MovedError where that is not so."""
        from botocore.exceptions import ClientError

        condition = {"IfMatch": etag} if etag else {"IfNoneMatch": "*"}
        settings = {"ContentType": "application/json", "CacheControl": "no-store"}
        try:
            return self._put(path, data, **settings, **condition)
        except ClientError as error:
            if error.response["Error"]["Code"] not in (*CONFLICTS, "NoSuchKey"):
                raise
            now = self.read(path)
            if now and now.data == data:  # it was written, and the answer lost
                return now.etag
            raise MovedError(path) from error

    def remove(self, path: str) -> None:
        self.client.delete_object(Bucket=self.bucket, Key=f"{self.prefix}{path}")

    def _put(self, path: str, data: bytes, **settings: str) -> str:
        answer = self.client.put_object(
            Bucket=self.bucket,
            Key=f"{self.prefix}{path}",
            Body=data,
            ContentMD5=base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode(),
            **settings,
        )
        return str(answer["ETag"])


def open_client(endpoint: str, region: str, profile: str) -> Any:
    """Return a client with the credentials of the environment or of AWS's configuration files."""
    try:
        import boto3
        from botocore.config import Config
    except ModuleNotFoundError as error:
        raise CommandError(f"{error.name} is not installed ({REMEDY})") from error
    session = boto3.Session(profile_name=profile or None)
    return session.client(
        "s3",
        endpoint_url=endpoint or None,
        region_name=region or session.region_name or "us-east-1",
        config=Config(
            connect_timeout=10,
            read_timeout=60,
            retries={"mode": "standard", "total_max_attempts": ATTEMPTS},
            max_pool_connections=THREADS,
            # Stores other than Amazon's do not know its newer checksums; Content-MD5 they all do.
            request_checksum_calculation="when_required",
            response_checksum_validation="when_required",
            s3={"addressing_style": "path" if endpoint else "auto"},
        ),
    )
