// The figures of one classifier over some texts.
using GridBot.Classification;

namespace GridBot.Benchmarks.Classify;

/// <summary>How well and how fast texts were placed.</summary>
/// <param name="Result">The shares of right placings.</param>
/// <param name="Times">Microseconds a text.</param>
/// <param name="LongTimes">Microseconds a text that was made long; may be empty.</param>
/// <param name="MeanBytes">Mean bytes allocated a text; null where the program cannot tell.</param>
internal sealed record ClassifierFigures(EvaluationResult Result, Percentiles Times, Percentiles LongTimes, double? MeanBytes);
