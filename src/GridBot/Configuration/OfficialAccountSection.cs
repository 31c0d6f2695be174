// Reads the section of the public account.
using GridBot.Channels.OfficialAccount;
using Microsoft.Extensions.Configuration;

namespace GridBot.Configuration;

/// <summary>The section "OfficialAccount", whose template is a section of its own: its fields are named by the account.</summary>
internal static class OfficialAccountSection
{
    private const string TemplateKey = "OutcomeTemplate";
    private const string FieldsKey = "Fields";

    public static OfficialAccountOptions Read(IConfigurationSection section, string path, List<SettingFault> faults)
    {
        var template = section.GetSection(TemplateKey);
        var options = new SettingsSection(section, path, faults).Bind(new OfficialAccountOptions(), TemplateKey);
        var outcome = new SettingsSection(template, $"{path}:{TemplateKey}", faults).Bind(new OutcomeTemplate(), FieldsKey);
        return options with
        {
            OutcomeTemplate = outcome with { Fields = template.GetSection(FieldsKey).GetChildren().ToDictionary(field => field.Key, field => field.Value ?? "", StringComparer.Ordinal) },
        };
    }
}
