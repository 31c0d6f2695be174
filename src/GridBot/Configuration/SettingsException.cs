// Thrown when the configuration is at fault; carries all faults at once.
namespace GridBot.Configuration;

/// <summary>The configuration is at fault.</summary>
public sealed class SettingsException(IReadOnlyList<SettingFault> faults)
    : Exception($"The configuration has {faults.Count} fault(s):{Environment.NewLine}{string.Join(Environment.NewLine, faults)}")
{
    public IReadOnlyList<SettingFault> Faults { get; } = faults;
}
