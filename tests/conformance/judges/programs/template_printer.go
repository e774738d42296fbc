// Prints the CloudFormation template of each AWSIAMConfiguration whose path stands on a line of standard input, with the
// reader and the generator of the release in whose module it is built: one JSON object a line, in the order of the paths.
package main

import (
	"bufio"
	"encoding/json"
	"fmt"
	"os"

	"sigs.k8s.io/cluster-api-provider-aws/v2/cmd/clusterawsadm/cloudformation/bootstrap"
	"sigs.k8s.io/cluster-api-provider-aws/v2/cmd/clusterawsadm/configreader"
)

type answer struct {
	Template string `json:"template"`
	Error    string `json:"error"`
}

func answerTo(path string) (said answer) {
	defer func() {
		if panicked := recover(); panicked != nil {
			said = answer{Error: fmt.Sprintf("panic: %v", panicked)}
		}
	}()
	configuration, err := configreader.LoadConfigFile(path)
	if err != nil {
		return answer{Error: err.Error()}
	}
	text, err := bootstrap.Template{Spec: &configuration.Spec}.RenderCloudFormation().YAML()
	if err != nil {
		return answer{Error: err.Error()}
	}
	return answer{Template: string(text) + "\n"}
}

func main() {
	paths := bufio.NewScanner(os.Stdin)
	answers := json.NewEncoder(os.Stdout)
	for paths.Scan() {
		if err := answers.Encode(answerTo(paths.Text())); err != nil {
			panic(err)
		}
	}
}
