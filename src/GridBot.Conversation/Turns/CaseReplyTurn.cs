// Hears a reporter about a case that was settled: what they think of the result, and that it is not settled.
using System.Globalization;
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

    /// <summary>Longest reason that is passed on, in characters.</summary>
    private const int Longest = 600;

    private static readonly char[] Marks = [' ', ',', ':', '.', '。', '、', ';', '!'];

    private static readonly Rating[] Ratings = [Rating.Satisfied, Rating.Partly, Rating.Dissatisfied];

    private readonly CaseStory stories = new(dialogs);
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
    public bool Hear(Turn turn) => HearReopening(turn) || HearRating(turn) || HearStray(turn);

    /// <summary>Words of an officer from somebody who is none, and a rating of nothing: said so, rather than taken for a story.</summary>
    private bool HearStray(Turn turn)
    {
        if (turn.Input.Seat is null && NumberInText.Find(turn.Text) is not null && CaseCommand.Read(dialogs, turn.Text) is { Number: { } number })
        {
            turn.Lead(Phrase.CaseOfficersOnly, ("number", number.Text));
        }
        else if (turn.Draft is null && turn.Session.Open.Kind == Sessions.QuestionKind.None && RatingOf(turn.Text) is not null)
        {
            turn.Lead(Phrase.RatedNothing);
        }
        else
        {
            return false;
        }

        Rest(turn);
        return true;
    }

    private bool HearReopening(Turn turn)
    {
        if (Reopening(turn) is not { } reopening)
        {
            return false;
        }

        if ((reopening.Number ?? Settled(turn)) is not { } number)
        {
            // Nothing of this person's was settled: it is a story like any other, unless the reports are still to be looked up.
            return turn.Wants != TurnWants.None;
        }

        if (turn.Case(number) is not { } found)
        {
            return true;
        }

        if (reopening.IsLoose && stories.TellsSomethingElse(turn, found.Report))
        {
            return false;
        }

        var refused = Step(turn, found, new CaseWish(CaseAction.Reopen) { Words = reopening.Reason });
        if (refused is not null && reopening.IsLoose)
        {
            // Whoever says this of another thing tells a story.
            return false;
        }

        turn.Lead(refused ?? turn.Say(Phrase.ReopenedSaid, ("number", number.Text), ("bureau", dialogs.BureauName(found.Report!.Bureau))));
        if (refused is null && turn.Input.Awaits is { Kind: AwaitedKind.Rating } awaits && awaits.Number == number)
        {
            turn.Do(new Effect.Await(null));
        }

        Rest(turn);
        return true;
    }

    /// <summary>What a text says of reopening; null when it says nothing of it.</summary>
    private (ReportNumber? Number, string Reason, bool IsLoose)? Reopening(Turn turn)
    {
        var commands = dialogs.Commands;
        if (commands.RestOf(turn.Text, Command.Reopen, Longest) is { } rest)
        {
            var numbered = NumberInText.Find(rest);
            return (numbered?.Number, (numbered is null ? rest : $"{numbered.Before} {numbered.After}").Trim(Marks), false);
        }

        if (commands.Is(turn.Text, Command.Reopen))
        {
            return (null, turn.Said, false);
        }

        if (NumberInText.Find(turn.Text) is { Before.Length: 0 } named && Opens(named.After))
        {
            return (named.Number, named.After, false);
        }

        return Opens(turn.Text) ? (null, turn.Said, true) : null;
    }

    /// <summary>Whether a text opens with a whole word of reopening, followed by a mark.</summary>
    private bool Opens(string text)
    {
        var end = text.IndexOfAny(Marks);
        return dialogs.Commands.Is(end < 0 ? text : text[..end], Command.Reopen);
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

    private string Rate(Turn turn, FoundCase found, Rating rating)
    {
        var refused = Step(turn, found, new CaseWish(CaseAction.Rate) { Rating = rating });
        if (refused is not null)
        {
            return refused;
        }

        if (turn.Input.Awaits is { Kind: AwaitedKind.Rating } awaits && awaits.Number == found.Number)
        {
            turn.Do(new Effect.Await(null));
        }

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
                return refusals.SayToReporter(refused.Why, report);
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

    private static void Rest(Turn turn) => turn.SaysOnlyLeads = turn.Draft is null;
}
