kubectl apply -f manager-cluster.yaml
