// How long a bureau has to answer.
namespace GridBot.Conversation.Flows;

/// <summary>A deadline such as "3 working days".</summary>
public sealed record Deadline(int Amount, DeadlineUnit Unit);

/// <summary>Unit of a deadline.</summary>
public enum DeadlineUnit
{
    Minutes,
    Hours,
    Days,
    WorkingDays,
}
