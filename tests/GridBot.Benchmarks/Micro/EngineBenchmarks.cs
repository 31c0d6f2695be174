// The engine's turn as the service runs it: restore the session, advance, write it again.
using BenchmarkDotNet.Attributes;
using GridBot.Conversation.Sessions;
using GridBot.Conversation.Transcripts;
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Benchmarks.Micro;

/// <summary>Turns without the store.</summary>
public class EngineBenchmarks
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    private ConversationEngine engine = null!;
    private ReportNumber number;
    private string asksPlace = "";
    private string asksSubmission = "";

    [GlobalSetup]
    public void Setup()
    {
        engine = new ConversationEngine(DataFiles.ReadDialogs(), new Uri("http://127.0.0.1/"));
        number = ReportNumber.Draw(Now, new Random(1));
        asksPlace = Turn(null, "消防栓打不开,水带也没了,楼道里还堆着旧家具");
        asksSubmission = Turn(asksPlace, "学苑小区4号楼二单元");
    }

    [Benchmark(Description = "turn: whole first sentence")]
    public string FirstSentence() => Turn(null, "学苑小区4号楼二单元楼道里堆了旧家具,通道堵了一半,还有人拉线充电");

    [Benchmark(Description = "turn: answer (a place)")]
    public string Answer() => Turn(asksPlace, "学苑小区4号楼二单元");

    [Benchmark(Description = "turn: submission")]
    public string Submission() => Turn(asksSubmission, "提交");

    private string Turn(string? state, string text)
    {
        var input = new TurnInput { Session = SessionJson.Read(state), Activity = Activity.Says(text), Now = Now, Person = "person", Role = Role.Worker };
        var result = engine.Advance(input);
        while (result.Wants != TurnWants.None)
        {
            input = EmptyStore.Give(input, result, number);
            result = engine.Advance(input);
        }

        return SessionJson.Write(result.Session);
    }
}
