// Tests that measure the process run alone.
using Xunit;

namespace GridBot.Channels.Tests.Fuzz;

/// <summary>Nothing runs beside these tests: other tests' memory would be counted as theirs.</summary>
[CollectionDefinition(nameof(Alone), DisableParallelization = true)]
public sealed class Alone;
