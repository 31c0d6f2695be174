// Measures GridBot: the service under load, the messages a report takes, and the single steps of a turn.
using System.CommandLine;
using GridBot.Benchmarks.Messages;
using GridBot.Benchmarks.Micro;
using GridBot.Benchmarks.Service;

var root = new RootCommand("Measures GridBot; docs/measurements.md says what each mode measures.")
{
    ServiceMode.Create(),
    MessagesMode.Create(),
    MicroMode.Create(),
};
return await root.Parse(args).InvokeAsync();
