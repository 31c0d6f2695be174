// The bare state machine of the NuGet package Stateless, restored and persisted at every step: the floor a form engine is held against.
using System.Text.Json;
using System.Text.Json.Serialization;
using Stateless;

namespace GridBot.Benchmarks.Turns;

/// <summary>Seven steps of a report with one answer each. The machine is built anew each turn, as a service without memory must; it reads nothing out of the answers.</summary>
internal sealed class StatelessTurns(TurnSamples samples)
{
    public const int Steps = 7;

    private static readonly string[] Answers = ["消防安全", "和平路12号3单元", "楼道堆满纸箱", "刚才", "2", "一般", "是"];

    private string? state;

    public void Play()
    {
        state = null;
        foreach (var answer in Answers)
        {
            state = samples.Measure(() => Turn(state, answer));
        }
    }

    private static string Turn(string? stored, string answer)
    {
        var report = stored is null ? new PeerReport(PeerStep.Matter, []) : JsonSerializer.Deserialize(stored, PeerJson.Default.PeerReport)!;
        var machine = new StateMachine<PeerStep, PeerTrigger>(report.Step);
        var answered = machine.SetTriggerParameters<string>(PeerTrigger.Answer);
        for (var step = PeerStep.Matter; step < PeerStep.Done; step++)
        {
            var name = step.ToString();
            machine.Configure(step).Permit(PeerTrigger.Answer, step + 1);
            machine.Configure(step + 1).OnEntryFrom(answered, text => report.Answers[name] = text);
        }

        machine.Fire(answered, answer);
        return JsonSerializer.Serialize(report with { Step = machine.State }, PeerJson.Default.PeerReport);
    }
}

/// <summary>Steps of the peer's report.</summary>
internal enum PeerStep
{
    Matter,
    Place,
    What,
    Time,
    People,
    Urgency,
    Confirm,
    Done,
}

/// <summary>The only thing that moves it.</summary>
internal enum PeerTrigger
{
    Answer,
}

/// <summary>What the peer keeps between two steps.</summary>
internal sealed record PeerReport(PeerStep Step, Dictionary<string, string> Answers);

/// <summary>JSON of the peer's state, source-generated like ours.</summary>
[JsonSerializable(typeof(PeerReport))]
internal sealed partial class PeerJson : JsonSerializerContext;
