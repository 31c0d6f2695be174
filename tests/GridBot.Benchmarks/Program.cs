// Measures GridBot: the service under load, the messages a report takes, the engine's turn and the classifier beside their peers, and the single steps of a turn.
using System.CommandLine;
using GridBot.Benchmarks.Checks;
using GridBot.Benchmarks.Classify;
using GridBot.Benchmarks.EndToEnd;
using GridBot.Benchmarks.Growth;
using GridBot.Benchmarks.Messages;
using GridBot.Benchmarks.Micro;
using GridBot.Benchmarks.Service;
using GridBot.Benchmarks.Turns;

var root = new RootCommand("Measures GridBot; docs/measurements.md says what each mode measures.")
{
    ServiceMode.Create(),
    EndToEndMode.Create(),
    EndToEndMode.CreateFloor(),
    GrowthMode.Create(),
    ScaleMode.Create(),
    MessagesMode.Create(),
    TurnMode.Create(),
    MicroMode.Create(),
    CheckMode.Create(),
    ClassifyMode.Create(),
};
return await root.Parse(args).InvokeAsync();
