// "messages": how many messages a person needs for a report whose first sentence says everything.
using System.CommandLine;
using GridBot.Conversation.Turns;
using Command = System.CommandLine.Command;

namespace GridBot.Benchmarks.Messages;

/// <summary>Plays every first sentence in memory and counts.</summary>
internal static class MessagesMode
{
    /// <summary>Most messages of a person for a full first sentence (issue 2, figures).</summary>
    private const int MostMessages = 4;

    public static Command Create()
    {
        var list = new Option<bool>("--list") { Description = "Also prints every sentence that needed more than two messages." };
        var command = new Command("messages", "Counts the messages a report takes when its first sentence says everything.") { list };
        command.SetAction((parsed, _) => RunAsync(parsed.GetValue(list)));
        return command;
    }

    private static async Task<int> RunAsync(bool list)
    {
        const int seed = 20261122;
        var random = new Random(seed);
        var dialogs = DataFiles.ReadDialogs();
        var engine = new ConversationEngine(dialogs, new Uri("http://127.0.0.1/"));
        var played = FirstSentence.ReadAll().Select(first => (First: first, Count: MessageCount.Of(dialogs, engine, first, TimeProvider.System, random))).ToList();
        var filed = new Percentiles(played.Where(one => one.Count.Stopped is null).Select(one => (double)one.Count.Messages));
        foreach (var (first, count) in played.Where(one => list && one.Count.Messages != 2))
        {
            await Console.Out.WriteLineAsync($"{(count.Stopped ?? $"{count.Messages} messages"),-26} {(count.MatterAtOnce ? "" : "matter asked or changed"),-24} {first.Matter,2} {first.Text}");
        }

        Figure[] figures =
        [
            new("sentences", played.Count),
            new("filed under the right matter", filed.Count),
            new("matter right from the sentence alone", 100.0 * played.Count(one => one.Count.MatterAtOnce) / played.Count, "%"),
            new("messages a report, median", filed.At(0.5), "", MostMessages),
            new("messages a report, 95th percentile", filed.At(0.95), "", MostMessages),
            new("messages a report, max", filed.Max, "", MostMessages),
        ];
        string[] faults = [.. played.Where(one => one.Count.Stopped is not null).Select(one => $"{one.Count.Stopped}: {one.First.Text}")];
        return await FigureTable.PrintAsync("messages", figures, faults, TimeProvider.System);
    }
}
