"""python -m world.aws FOLDER: serves all of AWS on one port, and the hooks of EKS clusters on another."""

import sys

from moto.utilities.utils import get_partition

from world.aws import cloudformation, cluster_hooks, eks, iam, log, people, sts, yaml_dates
from world.calls import CallLog
from world.settings import Settings


def main(folder: str) -> None:
    settings = Settings.load(folder)
    calls = CallLog(settings.folder)
    yaml_dates.install()
    people.install(settings.accounts, get_partition(settings.region))
    log.install(calls)
    sts.install()
    iam.install()
    cloudformation.install()
    eks.install(settings)
    cluster_hooks.serve(settings, calls)

    from moto.server import main as serve

    serve(["-H", "127.0.0.1", "-p", str(settings.port("aws"))])


main(*sys.argv[1:])
