// A fault in the configuration, with its remedy.
namespace GridBot.Channels;

/// <summary>What is wrong with one setting. Never holds the value of a secret.</summary>
/// <param name="Key">The setting, as written in the configuration.</param>
/// <param name="Fault">What is wrong.</param>
/// <param name="Remedy">How to mend it.</param>
public sealed record OptionFault(string Key, string Fault, string Remedy);
