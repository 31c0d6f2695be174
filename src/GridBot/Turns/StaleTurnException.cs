// Says that something a turn was reckoned with changed before it was written.
namespace GridBot.Turns;

/// <summary>Somebody else moved a report or began to send its notice while the turn ran: it is run again with what is true now. Only databases with several writers come to this.</summary>
internal sealed class StaleTurnException() : Exception("What the turn was reckoned with changed meanwhile.");
