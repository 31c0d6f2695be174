// One thing a random person does; the same moves give the same conversation.
using GridBot.Conversation.Turns;
using GridBot.Reports;

namespace GridBot.Conversation.Proving;

/// <summary>A move. It names no state of the conversation, so that a failing list of moves can be shortened.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Text">The text that is sent, or the name of a place.</param>
/// <param name="Number">Chooses among the options that are there.</param>
/// <param name="After">Time since the move before.</param>
/// <param name="Point">The point of a place.</param>
internal sealed record UserMove(MoveKind Kind, string Text, int Number, TimeSpan After, GeoPoint? Point = null)
{
    /// <summary>What reaches the bot.</summary>
    public Activity In(PlayedPerson person)
    {
        var options = person.Options;
        return Kind switch
        {
            MoveKind.OptionNumber when options.Count > 0 => Activity.Says($"{(Number % (options.Count + 1)) + 1}"),
            MoveKind.OptionLabel when options.Count > 0 => Activity.Says(options[Number % options.Count].Label),
            MoveKind.Tap when options.Count > 0 => Tapped(person.QuestionId, options[Number % options.Count].Id),
            MoveKind.OldTap => Tapped("1", options.Count > 0 ? options[Number % options.Count].Id : "x"),
            MoveKind.WrongTap => Tapped(person.QuestionId, "x"),
            MoveKind.Withdrawal when person.Reports.Count > 0 => Activity.Says(person.WordOf(Command.Withdraw) + person.Reports[0].Number.Text),
            MoveKind.Photo => new Activity { Kind = ActivityKind.Image },
            MoveKind.Voice => new Activity { Kind = ActivityKind.Voice },
            MoveKind.Video => new Activity { Kind = ActivityKind.Video },
            MoveKind.Link => new Activity { Kind = ActivityKind.Link },
            MoveKind.Location => new Activity { Kind = ActivityKind.Location, Point = Point, PlaceLabel = Text },
            MoveKind.Entered => new Activity { Kind = ActivityKind.Entered },
            _ => Activity.Says(Text),
        };
    }

    private static Activity Tapped(string question, string option) => new() { Kind = ActivityKind.Tap, QuestionId = question, OptionId = option };
}

/// <summary>Kind of a move.</summary>
internal enum MoveKind
{
    Text,

    /// <summary>A number, now and then one beyond the options.</summary>
    OptionNumber,
    OptionLabel,
    Tap,

    /// <summary>A tap on the card of an earlier question.</summary>
    OldTap,

    /// <summary>A tap on an option that is not there any more.</summary>
    WrongTap,

    /// <summary>The newest report is withdrawn by its number.</summary>
    Withdrawal,
    Photo,
    Voice,
    Video,
    Link,
    Location,
    Entered,
}
