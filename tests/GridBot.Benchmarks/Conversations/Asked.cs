// What the bot asked, understood as a person would: from a text or from a card.
using System.Text.Json;
using System.Text.RegularExpressions;

namespace GridBot.Benchmarks.Conversations;

/// <summary>A question or a message of the bot.</summary>
/// <param name="Text">All of its words.</param>
/// <param name="Options">Its options in order, without their numbers; empty when any words may be answered.</param>
/// <param name="Keys">Keys of a card's buttons, in the order of the options; empty for a text.</param>
/// <param name="TaskId">The card's id; empty for a text.</param>
internal sealed partial record Asked(string Text, IReadOnlyList<string> Options, IReadOnlyList<string> Keys, string TaskId)
{
    /// <summary>The number of the report that this message confirms; null when it confirms none.</summary>
    public string? FiledNumber => Confirmation().Match(Text) is { Success: true } match ? match.Groups["number"].Value : null;

    /// <summary>Whether the confirmed report is a record of an activity, which no group is told of.</summary>
    public bool IsRecord => Text.Contains("已记录", StringComparison.Ordinal);

    /// <summary>Whether it only says that a filed report was changed: nothing is asked any more.</summary>
    public bool IsAmended => Options.Count == 0 && Text.Contains("已更新", StringComparison.Ordinal);

    public bool IsCard => Keys.Count > 0;

    public bool IsSummary => Options.Contains("提交", StringComparer.Ordinal);

    public static Asked OfText(string text) => new(text, [.. OptionLine().Matches(text).Select(match => match.Groups["label"].Value)], [], "");

    /// <summary>A button_interaction card as message/send carries it.</summary>
    public static Asked OfCard(JsonElement card)
    {
        var buttons = card.GetProperty("button_list").EnumerateArray().ToList();
        var lines = new List<string> { card.GetProperty("main_title").GetProperty("title").GetString() ?? "" };
        if (card.TryGetProperty("sub_title_text", out var more))
        {
            lines.Add(more.GetString() ?? "");
        }

        return new Asked(
            string.Join('\n', lines),
            [.. buttons.Select(button => OptionLine().Match(button.GetProperty("text").GetString() ?? "") is { Success: true } match ? match.Groups["label"].Value : "")],
            [.. buttons.Select(button => button.GetProperty("key").GetString() ?? "")],
            card.GetProperty("task_id").GetString() ?? "");
    }

    [GeneratedRegex(@"已(上报|记录)，编号 (?<number>WG\d{8}-[0-9A-Z]{4,10})", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Confirmation();

    [GeneratedRegex(@"^\d{1,2}\. (?<label>.+?)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex OptionLine();
}
