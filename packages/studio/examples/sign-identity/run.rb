# Reads a case as JSON from each line of its input, and writes the token that ruby.rb signs.
require_relative 'ruby'

$stdin.set_encoding('UTF-8').each_line do |line|
  test = JSON.parse(line, symbolize_names: true)
  puts sign(test[:phone], **test[:options])
end
