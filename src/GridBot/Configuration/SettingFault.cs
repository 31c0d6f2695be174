// A fault in the configuration, told so that the operator can mend it.
namespace GridBot.Configuration;

/// <summary>What is wrong with one setting. Never holds a secret's value.</summary>
/// <param name="Key">The setting with its section.</param>
/// <param name="What">What is wrong and how to mend it.</param>
public sealed record SettingFault(string Key, string What)
{
    public override string ToString() => $"{Key}: {What}";
}
