// Hears a reporter about their case: the answer to its bureau, what they think of the result, and that it is not settled.
using System.Globalization;
using GridBot.Classification;
using GridBot.Conversation.Cases;
using GridBot.Conversation.Dialogs;
using GridBot.Reports;
using GridBot.Reports.Cases;

namespace GridBot.Conversation.Turns;

/// <summary>The reporter's side of a case after it was filed.</summary>
internal sealed class CaseReplyTurn(DialogSet dialogs, CaseFlow flow)
{
    /// <summary>Longest text that is read as nothing but a rating, in characters.</summary>
    private const int LongestRating = 8;

    /// <summary>Longest answer or reason that is passed on, in characters.</summary>
    private const int Longest = 600;

    private static readonly Rating[] Ratings = [Rating.Satisfied, Rating.Partly, Rating.Dissatisfied];

    private readonly CaseRefusalWording refusals = new(dialogs, flow.Cards);

    /// <summary>A tap on a card that asks for a rating; false when the card is none.</summary>
    public bool Tap(Turn turn)
    {
        var activity = turn.Input.Activity;
        if (!activity.QuestionId.StartsWith(CaseCards.OfRating, StringComparison.Ordinal) || !ReportNumber.TryParse(activity.QuestionId[CaseCards.OfRating.Length..], out var number))
        {
            return false;
        }

        if (!Enum.TryParse<Rating>(activity.OptionId, out var rating) || rating == Rating.None)
        {
            turn.CardCaption = turn.Say(Phrase.OldCard);
            return true;
        }

        if (turn.Case(number.Value) is not { } found)
        {
            return true;
        }

        var said = Rate(turn, found, rating);
        turn.CardCaption = turn.Say(Phrase.CardChosen, ("label", turn.Say(PhraseOf(found.Report is { Case.Rating: not Rating.None } rated ? rated.Case.Rating : rating))));
        turn.Do(new Effect.TellPerson(turn.Input.Person, number.Value, new Reply(said, [], [], "", "", AfterBurst: false)));
        return true;
    }

    /// <summary>Hears words about a case; false when they are about none, or tell something else.</summary>
    public bool Hear(Turn turn) => HearReopening(turn) || HearRating(turn) || HearAnswer(turn);

    /// <summary>A photo or place that answers the bureau's question; false when none is waited for, or a report is being taken.</summary>
    public bool Attach(Turn turn)
    {
        if (turn.Input.Awaits is not { Kind: AwaitedKind.Answer } awaits || turn.Draft is not null)
        {
            return false;
        }

        if (turn.Case(awaits.Number) is not { } found)
        {
            return true;
        }

        var activity = turn.Input.Activity;
        var words = activity.Kind == ActivityKind.Location ? PlaceOf(turn) : turn.Say(Phrase.AnswerPhoto);
        string[] photos = activity.Kind == ActivityKind.Location ? [] : [activity.AttachmentId];
        if (Step(turn, found, new CaseWish(CaseAction.Answer) { Words = words, Attachments = photos }) is not null)
        {
            // The case is over: what was sent begins something else.
            return false;
        }

        if (photos.Length > 0)
        {
            turn.Do(new Effect.KeepAttachment(activity.AttachmentId, activity.Kind));
        }

        turn.Lead(Phrase.AnswerPassedOn, ("number", awaits.Number.Text));
        turn.AfterBurst = true;
        turn.SaysOnlyLeads = true;
        return true;
    }

    private bool HearReopening(Turn turn)
    {
        var isWord = dialogs.Commands.Is(turn.Text, Command.Reopen);
        var rest = isWord ? "" : dialogs.Commands.RestOf(turn.Text, Command.Reopen, Longest);
        if (rest is null)
        {
            return false;
        }

        var numbered = NumberInText.Find(rest);
        var number = numbered?.Number ?? Settled(turn);
        if (number is null)
        {
            // Nothing of this person's was settled: it is a story like any other, unless the reports are still to be looked up.
            return turn.Wants != TurnWants.None;
        }

        if (turn.Case(number.Value) is not { } found)
        {
            return true;
        }

        var words = numbered is null ? rest : numbered.After;
        var refused = Step(turn, found, new CaseWish(CaseAction.Reopen) { Words = words.Length > 0 ? words : isWord && turn.Text.Length > 2 ? turn.Said : "" });
        turn.Lead(refused ?? turn.Say(Phrase.ReopenedSaid, ("number", number.Value.Text), ("bureau", dialogs.BureauName(found.Report!.Bureau))));
        if (refused is null)
        {
            turn.Do(new Effect.Await(null));
        }

        Rest(turn);
        return true;
    }

    /// <summary>The case that is meant when none is named: the one whose rating is waited for, else the newest of the person's that is settled.</summary>
    private static ReportNumber? Settled(Turn turn)
        => turn.Input.Awaits is { Kind: AwaitedKind.Rating } awaits ? awaits.Number
            : turn.OwnReports() is { } reports ? reports.Where(report => CaseLife.IsSettled(report.State)).MaxBy(report => report.Case.FinishedAt)?.Number : null;

    private bool HearRating(Turn turn)
    {
        var numbered = NumberInText.Find(turn.Text);
        var word = numbered is null ? turn.Text : numbered.Before.Length > 0 ? numbered.Before : numbered.After;
        if (word.Length > LongestRating || (numbered?.Number ?? (turn.Input.Awaits is { Kind: AwaitedKind.Rating } awaits ? awaits.Number : null)) is not { } number)
        {
            return false;
        }

        if ((RatingOf(word) ?? (numbered is null && turn.Draft is null && turn.Session.Open.Kind == Sessions.QuestionKind.None ? Numbered(word) : null)) is not { } rating)
        {
            return false;
        }

        if (turn.Case(number) is { } found)
        {
            turn.Lead(Rate(turn, found, rating));
            Rest(turn);
        }

        return true;
    }

    private bool HearAnswer(Turn turn)
    {
        if (turn.Input.Awaits is not { Kind: AwaitedKind.Answer } awaits)
        {
            return false;
        }

        var marked = dialogs.Commands.RestOf(turn.Text, Command.CaseAnswer, Longest);
        if (marked is null && (turn.Draft is not null || dialogs.Commands.IsAny(turn.Text) || IsOtherCommand(turn) || TellsSomethingElse(turn)))
        {
            return false;
        }

        if (turn.Case(awaits.Number) is not { } found)
        {
            return true;
        }

        if (Step(turn, found, new CaseWish(CaseAction.Answer) { Words = marked is { Length: > 0 } ? marked : turn.Said }) is not null)
        {
            // Nobody waits for it any more; what was said is heard as anything else.
            turn.Do(new Effect.Await(null));
            return false;
        }

        turn.Do(new Effect.Await(null));
        turn.Lead(Phrase.AnswerPassedOn, ("number", awaits.Number.Text));
        Rest(turn);
        return true;
    }

    private bool IsOtherCommand(Turn turn)
        => NumberInText.Find(turn.Text) is not null || dialogs.Commands.RestOf(turn.Text, Command.Progress) is not null || dialogs.Commands.RestOf(turn.Text, Command.Withdraw) is not null;

    /// <summary>Whether a text is surely a report of its own: a matter and a place at once.</summary>
    private bool TellsSomethingElse(Turn turn)
        => DraftTurn.IsStory(turn.Text) && dialogs.PlaceIn(turn.Text, turn.Input.Now) is not null && turn.Rank(turn.Text) is [{ Probability: >= Placing.Sure }, ..];

    private string Rate(Turn turn, FoundCase found, Rating rating)
    {
        var refused = Step(turn, found, new CaseWish(CaseAction.Rate) { Rating = rating });
        if (refused is not null)
        {
            return refused;
        }

        turn.Do(new Effect.Await(null));
        return turn.Say(
            rating == Rating.Dissatisfied ? Phrase.RatedSorry : Phrase.RatedThanks,
            ("number", found.Number.Text),
            ("days", ((int)dialogs.Cases.ReopenWithin.TotalDays).ToString(CultureInfo.InvariantCulture)));
    }

    /// <summary>Takes a step of the reporter; why it is not possible, in words, or null when it was taken.</summary>
    private string? Step(Turn turn, FoundCase found, CaseWish wish)
    {
        if (found.Report is not { } report)
        {
            return turn.Say(Phrase.NoSuchReport);
        }

        switch (flow.Take(report, wish, CaseActor.Reporter(turn.Input.Person), turn.Input.Now, found.Events))
        {
            case CaseOutcome.Done done:
                foreach (var effect in done.Effects)
                {
                    turn.Do(effect);
                }

                return null;
            case CaseOutcome.Refused refused:
                return refusals.Say(refused.Why, report, found.Events);
            default:
                throw new InvalidOperationException("An outcome is neither.");
        }
    }

    private Rating? RatingOf(string word)
        => dialogs.Commands.Is(word, Command.Satisfied) ? Rating.Satisfied
            : dialogs.Commands.Is(word, Command.PartlySatisfied) ? Rating.Partly
            : dialogs.Commands.Is(word, Command.Dissatisfied) ? Rating.Dissatisfied : null;

    private static Rating? Numbered(string word)
        => int.TryParse(word.TrimEnd('.', '、', '。'), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= Ratings.Length ? Ratings[number - 1] : null;

    private static Phrase PhraseOf(Rating rating) => rating switch
    {
        Rating.Satisfied => Phrase.RateSatisfied,
        Rating.Partly => Phrase.RatePartly,
        _ => Phrase.RateDissatisfied,
    };

    private static string PlaceOf(Turn turn)
    {
        var activity = turn.Input.Activity;
        var label = turn.Dialogs.Mask.Apply(activity.PlaceLabel.Trim());
        var point = turn.PointText(activity.Point!.Value);
        return label.Length > 0 ? $"{label} {point}" : point;
    }

    private static void Rest(Turn turn) => turn.SaysOnlyLeads = turn.Draft is null;
}
