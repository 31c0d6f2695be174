// Reads which step an officer wants, and what it still lacks.
using System.Globalization;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>Wishes of officers.</summary>
internal sealed class OfficerWish(DialogSet dialogs, CaseFlow flow)
{
    /// <summary>The steps officers take.</summary>
    private static readonly CaseAction[] Steps = [CaseAction.Accept, CaseAction.Return, CaseAction.Start, CaseAction.Finish, CaseAction.Ask, CaseAction.Assign];

    private readonly CaseTargets targets = new(dialogs);

    /// <summary>The wish of a card's button; null when it is none of an officer's.</summary>
    public CaseWish? OfTap(string option)
    {
        if (option.StartsWith(CaseCards.ReasonPrefix, StringComparison.Ordinal))
        {
            var reason = dialogs.Cases.ReturnReasons.FirstOrDefault(known => CaseCards.ReasonPrefix + known.Id == option);
            return new CaseWish(CaseAction.Return) { Words = reason?.Label ?? "" };
        }

        if (option.StartsWith(CaseCards.AssignPrefix, StringComparison.Ordinal))
        {
            return new CaseWish(CaseAction.Assign) { Matter = int.TryParse(option.AsSpan(CaseCards.AssignPrefix.Length), CultureInfo.InvariantCulture, out var matter) ? matter : null };
        }

        var action = Array.Find(Steps, step => CaseCards.Option(step) == option);
        return action == default ? null : new CaseWish(action);
    }

    /// <summary>The wish of words.</summary>
    public CaseWish OfWords(Turn turn, Report report, CaseAction action, string words)
    {
        var talk = OfficerTalk.Of(turn) is { } spoken && spoken.Number == report.Number.Text ? spoken : null;
        var wish = new CaseWish(action) { Words = words.Trim(), Attachments = action == CaseAction.Finish ? talk?.Attachments ?? [] : [] };
        if (action is not (CaseAction.Return or CaseAction.Assign))
        {
            return wish;
        }

        if (action == CaseAction.Return && talk?.Asks == CaseAction.Return && Reason(wish.Words) is { } reason)
        {
            return wish with { Words = reason.Label };
        }

        var (matter, bureau) = targets.Find(report, wish.Words);
        return wish with { Matter = matter, Bureau = bureau };
    }

    /// <summary>Whether a step is possible, given the words it needs.</summary>
    public bool IsPossible(Turn turn, OfficerSeat seat, Report report, CaseAction action)
    {
        const string anything = "-";
        return flow.Life.Decide(report, action, seat.Actor(turn.Input.Person), turn.Input.Now, anything) is CaseDecision.Possible;
    }

    /// <summary>The question for what a step lacks that would be possible with it; null when it lacks nothing, or is not possible at all.</summary>
    public Phrase? Lacks(Turn turn, OfficerSeat seat, Report report, CaseWish wish)
    {
        if (!IsPossible(turn, seat, report, wish.Action))
        {
            return null;
        }

        return wish switch
        {
            { Action: CaseAction.Assign, Matter: null, Bureau: null } => wish.Words.Length > 0 ? Phrase.CaseUnknownTarget : Phrase.CaseWhereTo,
            { Words.Length: > 0 } => null,
            { Action: CaseAction.Finish } => Phrase.CaseWhatResult,
            { Action: CaseAction.Return } => Phrase.CaseWhyReturn,
            { Action: CaseAction.Ask } => Phrase.CaseWhatQuestion,
            _ => null,
        };
    }

    /// <summary>A ready-made reason by its number in the list; null when the words are their own reason.</summary>
    private ReturnReason? Reason(string words)
        => int.TryParse(words.TrimEnd('.', '。', '、'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= dialogs.Cases.ReturnReasons.Count ? dialogs.Cases.ReturnReasons[number - 1] : null;
}
