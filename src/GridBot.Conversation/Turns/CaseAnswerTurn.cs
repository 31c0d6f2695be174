// Hears a reporter's answer to the question of a bureau: words, photos, a place.
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Conversation.Sessions;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>Answers. In doubt what a person says is an answer only while nothing else is spoken of with them; a report of its own never is one.</summary>
internal sealed class CaseAnswerTurn(DialogSet dialogs, CaseFlow flow)
{
    /// <summary>Longest answer that is passed on, in characters.</summary>
    private const int Longest = 600;

    private static readonly char[] Marks = [' ', ',', ':', '.', ';', '。', '、'];

    /// <summary>How long after an answer more of it may follow without a mark.</summary>
    private static readonly TimeSpan MoreWithin = TimeSpan.FromMinutes(10);

    /// <summary>How long a question is answered without a mark; later a text is more probably about something else.</summary>
    private static readonly TimeSpan OpenFor = TimeSpan.FromDays(7);

    /// <summary>Words that are reserved in a report of one's own and an answer where none is being taken.</summary>
    private static readonly Command[] ShortAnswers = [Command.Submit, Command.Skip, Command.Change, Command.NoneOfThese];

    private readonly CaseStory stories = new(dialogs);

    /// <summary>Hears words; false when they are no answer.</summary>
    public bool Hear(Turn turn)
    {
        Keep(turn, []);
        if (Asked(turn) is not { } number)
        {
            return false;
        }

        var marked = dialogs.Commands.RestOf(turn.Text, Command.CaseAnswer, Longest)?.Trim(Marks);
        if (marked is null && (turn.Draft is not null || IsReserved(turn)))
        {
            return false;
        }

        if (turn.Case(number) is not { } found)
        {
            return true;
        }

        if (marked is null && (IsOver(turn, found) || stories.TellsSomethingElse(turn, found.Report)))
        {
            return false;
        }

        if (!Take(turn, found, new CaseWish(CaseAction.Answer) { Words = marked is { Length: > 0 } ? marked : turn.Said }))
        {
            // Nobody waits for it any more; what was said is heard as anything else.
            return false;
        }

        turn.SaysOnlyLeads = turn.Draft is null;
        return true;
    }

    /// <summary>Hears a photo or place that answers; false when none is waited for, or a report is being taken.</summary>
    public bool Attach(Turn turn)
    {
        if (turn.Draft is not null || Asked(turn) is not { } number)
        {
            return false;
        }

        if (turn.Case(number) is not { } found)
        {
            return true;
        }

        var activity = turn.Input.Activity;
        var isPlace = activity.Kind == ActivityKind.Location;
        string[] photos = isPlace ? [] : [activity.AttachmentId];
        var sent = turn.Session.Answered is { } before && before.Number == number.Text && turn.Input.Now - before.At <= LooseTurn.FollowsWithin ? before.Attachments : [];
        if (IsOver(turn, found) || !Take(turn, found, new CaseWish(CaseAction.Answer) { Words = isPlace ? PlaceOf(turn) : turn.Say(Phrase.AnswerPhoto), Attachments = photos }))
        {
            // What was sent begins something else.
            return false;
        }

        if (!isPlace)
        {
            turn.Do(new Effect.KeepAttachment(activity.AttachmentId, activity.Kind));
            Keep(turn, [.. sent, activity.AttachmentId]);
        }

        turn.AfterBurst = true;
        turn.SaysOnlyLeads = true;
        return true;
    }

    /// <summary>What was sent as an answer a moment ago goes with words that were refused.</summary>
    public static void DropPhotos(Turn turn)
    {
        if (turn.Session.Answered is { Attachments.Count: > 0 } answered)
        {
            if (turn.Input.Now - answered.At <= LooseTurn.FollowsWithin)
            {
                turn.Do(new Effect.DropAttachments(answered.Attachments));
            }

            Keep(turn, []);
        }
    }

    /// <summary>The case whose question may be answered: the one that waits, or the one just answered.</summary>
    private static ReportNumber? Asked(Turn turn)
        => turn.Input.Awaits is { Kind: AwaitedKind.Answer } awaits ? awaits.Number
            : turn.Session.Answered is { } answered && turn.Input.Now - answered.At <= MoreWithin && ReportNumber.TryParse(answered.Number, out var number) ? number : null;

    /// <summary>Whether the question is too old for an answer without a mark.</summary>
    private static bool IsOver(Turn turn, FoundCase found)
        => found.Events.LastOrDefault(step => step.Action == CaseAction.Ask) is { } asked && turn.Input.Now - asked.At > OpenFor;

    private bool IsReserved(Turn turn)
    {
        var commands = dialogs.Commands;
        if (commands.IsAny(turn.Text))
        {
            // "Yes", "no idea" and the like answer a bureau as well as a form; which of them is asked, the form's own question decides.
            return turn.Session.Open.Kind != QuestionKind.None || turn.Input.Awaits is null || !ShortAnswers.Any(command => commands.Is(turn.Text, command));
        }

        return NumberInText.Find(turn.Text) is not null || commands.RestOf(turn.Text, Command.Progress) is not null || commands.RestOf(turn.Text, Command.Withdraw) is not null;
    }

    /// <summary>Passes the answer on; false when the case does not take one any more.</summary>
    private bool Take(Turn turn, FoundCase found, CaseWish wish)
    {
        if (turn.Input.Awaits is { Kind: AwaitedKind.Answer })
        {
            turn.Do(new Effect.Await(null));
        }

        if (found.Report is not { } report || flow.Take(report, wish, CaseActor.Reporter(turn.Input.Person), turn.Input.Now, found.Events) is not CaseOutcome.Done done)
        {
            turn.Session = turn.Session with { Answered = null };
            return false;
        }

        foreach (var effect in done.Effects)
        {
            turn.Do(effect);
        }

        turn.Session = turn.Session with { Answered = new CaseTalk(found.Number.Text, turn.Input.Now) };
        turn.Lead(Phrase.AnswerPassedOn, ("number", found.Number.Text));
        return true;
    }

    private static void Keep(Turn turn, IReadOnlyList<string> photos)
    {
        if (turn.Session.Answered is { } answered && answered.Attachments.Count != photos.Count)
        {
            turn.Session = turn.Session with { Answered = answered with { Attachments = photos } };
        }
    }

    private static string PlaceOf(Turn turn)
    {
        var activity = turn.Input.Activity;
        var label = turn.Dialogs.Mask.Apply(activity.PlaceLabel.Trim());
        var point = turn.PointText(activity.Point!.Value);
        return label.Length > 0 ? $"{label} {point}" : point;
    }
}
