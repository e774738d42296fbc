"""The loop. It asks once a second, which is plenty for a handful of objects and needs no watch to be kept alive.

python -m world.kubelet FOLDER CLUSTER
"""

import signal
import sys
import time

from world.cluster import Cluster
from world.kubelet.certificates import Certificates
from world.kubelet.deployments import Deployments
from world.kubelet.node import Node
from world.kubelet.webhooks import Webhooks
from world.settings import Settings


def main(folder: str, name: str) -> None:
    cluster = Cluster.load(Settings.load(folder), name)
    deployments = Deployments(cluster)

    def end(*_: object) -> None:
        deployments.stop()
        sys.exit(0)

    signal.signal(signal.SIGTERM, end)
    loops = (Certificates(cluster), Webhooks(cluster), Node(cluster), deployments)
    while True:
        for loop in loops:
            try:
                loop.step()
            except Exception as error:
                # The API server may be about to stop, or a CRD not be there yet: the next round asks again.
                print(type(loop).__name__, repr(error)[:300])
        time.sleep(1)


main(*sys.argv[1:])
