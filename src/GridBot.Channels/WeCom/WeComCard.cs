// A question as a card with buttons, within the platform's limits.
using System.Text;
using GridBot.Channels.Text;
using GridBot.Channels.Xml;
using GridBot.Notices;

namespace GridBot.Channels.WeCom;

/// <summary>A button_interaction card.</summary>
/// <param name="Title">main_title.title.</param>
/// <param name="SubTitle">sub_title_text; may be empty.</param>
/// <param name="Facts">horizontal_content_list, at most <see cref="MaxFacts"/>.</param>
/// <param name="Buttons">button_list, 2 to <see cref="MaxButtons"/>, keys unique.</param>
/// <param name="TaskId">Unique in the application; a second card with the same id is refused.</param>
public sealed record WeComCard(string Title, string SubTitle, IReadOnlyList<OutboundFact> Facts, IReadOnlyList<WeComButton> Buttons, string TaskId)
{
    /// <summary>Buttons of a card at most (source: the platform's page on template cards).</summary>
    public const int MaxButtons = 6;

    /// <summary>Entries of horizontal_content_list at most (same source).</summary>
    public const int MaxFacts = 6;

    /// <summary>Bytes of a button's key at most (same source).</summary>
    public const int MaxKeyBytes = 1024;

    private const int MinButtons = 2;
    private const int FirstStyle = 1;
    private const int OtherStyle = 2;

    /// <summary>The card of a message, or null when text says it better: no choice, too many, or more words than a card shows.</summary>
    public static WeComCard? From(OutboundMessage message, WeComOptions options, string taskId)
    {
        var text = CleanXml.Clean(message.Text).Trim();
        if (!options.Cards || text.Length == 0 || message.QuestionId.Length == 0 || message.Options.Count is < MinButtons or > MaxButtons
            || ButtonsOf(message, options) is not { } buttons)
        {
            return null;
        }

        var (title, sub) = Titles(text, options);
        var (facts, overflow) = FactsOf(message);
        var subTitle = new StringBuilder(sub);
        MessageText.Line(subTitle, MessageText.Facts(overflow));
        if (buttons.Where((b, i) => b.Text != MessageText.OptionLine(message, i)).Any())
        {
            // A button shows only the beginning of a long option, so the options stand in full above.
            for (var i = 0; i < message.Options.Count; i++)
            {
                MessageText.Line(subTitle, MessageText.OptionLine(message, i));
            }
        }

        MessageText.Line(subTitle, message.Foot);
        var words = CleanXml.Clean(subTitle.ToString());
        return SplitText.Graphemes(words) > options.CardTextGraphemes ? null : new WeComCard(title, words, facts, buttons, taskId);
    }

    private static WeComButton[]? ButtonsOf(OutboundMessage message, WeComOptions options)
    {
        WeComButton[] buttons =
        [
            .. message.Options.Select((option, i) => new WeComButton(
                SplitText.CutGraphemes(CleanXml.Clean(MessageText.OptionLine(message, i)), options.ButtonGraphemes),
                i == 0 ? FirstStyle : OtherStyle,
                new CardKey(message.QuestionId, option.Id).ToString())),
        ];
        var usable = message.Options.All(o => o.Label.Length > 0 && o.Id.Length > 0 && !o.Id.Contains(':', StringComparison.Ordinal))
            && buttons.All(b => SplitText.Bytes(b.Key) <= MaxKeyBytes && CleanXml.Clean(b.Key) == b.Key)
            && buttons.Select(b => b.Key).Distinct(StringComparer.Ordinal).Count() == buttons.Length;
        return usable ? buttons : null;
    }

    private static (string Title, string SubTitle) Titles(string text, WeComOptions options)
    {
        var line = text.IndexOf('\n', StringComparison.Ordinal);
        var first = line < 0 ? text : text[..line].TrimEnd();
        return SplitText.Graphemes(first) > options.CardTitleGraphemes
            ? (SplitText.CutGraphemes(first, options.CardTitleGraphemes), text)
            : (first, line < 0 ? "" : text[(line + 1)..].Trim());
    }

    /// <summary>The facts that fit the list, and those that must stand in the text.</summary>
    private static (OutboundFact[] Listed, OutboundFact[] Overflow) FactsOf(OutboundMessage message)
    {
        OutboundFact[] facts = [.. message.Facts.Select(f => new OutboundFact(CleanXml.Clean(f.Label), CleanXml.Clean(f.Value)))];
        OutboundFact[] listed = [.. facts.Where(f => f.Label.Length > 0 && f.Value.Length > 0).Take(MaxFacts)];
        return (listed, [.. facts.Where(f => f.Value.Length > 0).Except(listed)]);
    }
}

/// <summary>A button.</summary>
/// <param name="Text">What it shows, "1. label".</param>
/// <param name="Style">1 (stands out) to 4.</param>
/// <param name="Key">What a tap sends back, "question id:option id".</param>
public sealed record WeComButton(string Text, int Style, string Key);
