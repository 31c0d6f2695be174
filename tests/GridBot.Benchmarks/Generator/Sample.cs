// One message that was sent: when it was due, when it was answered, and how.
namespace GridBot.Benchmarks.Generator;

/// <summary>A message and its answer, in timestamps of the generator's clock.</summary>
/// <param name="Due">When it was to be sent, which in an open loop is the instant of the schedule, not when the generator came to it.</param>
/// <param name="Done">When its answer had arrived.</param>
/// <param name="Status">HTTP status; 0 for a broken connection.</param>
/// <param name="ByPost">Whether the answer is the one that came through the send API.</param>
internal readonly record struct Sample(long Due, long Done, int Status, bool ByPost);
