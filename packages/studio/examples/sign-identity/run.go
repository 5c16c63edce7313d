package main

import (
	"encoding/json"
	"fmt"
	"io"
	"os"
)

// Reads a case as JSON from each line of its input, and writes the token that go.go signs.
func main() {
	for input := json.NewDecoder(os.Stdin); ; {
		var test struct {
			Phone   string
			Options Options
		}
		if err := input.Decode(&test); err == io.EOF {
			return
		} else if err != nil {
			panic(err)
		}
		fmt.Println(sign(test.Phone, test.Options))
	}
}
