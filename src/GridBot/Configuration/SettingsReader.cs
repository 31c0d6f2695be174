// Reads and checks the whole configuration; all faults are told at once.
using GridBot.Channels;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using GridBot.Storage;
using GridBot.Storage.Retention;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace GridBot.Configuration;

/// <summary>Reads the settings.</summary>
public static class SettingsReader
{
    private const string Root = "GridBot";
    private const string MigrateKey = "MigrateOnStart";

    private const string QuietHoursKey = "QuietHours";

    /// <summary>Channels of the contract that this version does not speak yet.</summary>
    private static readonly string[] LaterChannels = ["DingTalk"];

    /// <summary>Settings of the root and names of its sections.</summary>
    private static readonly string[] Sections = ["Database", "WeCom", "OfficialAccount", "Retention", "Groups", "Notices", "Conversation", "Limits", "Simulator"];

    /// <exception cref="SettingsException">The configuration is at fault.</exception>
    public static GridBotSettings Read(IConfiguration configuration, IHostEnvironment environment)
    {
        var (settings, faults) = Check(configuration, environment);
        return faults.Count == 0 ? settings : throw new SettingsException(faults);
    }

    /// <summary>The settings as far as they can be read, and all their faults.</summary>
    public static (GridBotSettings Settings, IReadOnlyList<SettingFault> Faults) Check(IConfiguration configuration, IHostEnvironment environment)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(environment);
        var faults = new List<SettingFault>();
        var root = configuration.GetSection(Root);
        SettingsSection Section(string name) => new(root.GetSection(name), $"{Root}:{name}", faults);
        var settings = new SettingsSection(root, Root, faults).Bind(new GridBotSettings(), [.. Sections, .. LaterChannels]) with
        {
            Database = Section("Database").Bind(new StorageOptions(), MigrateKey),
            WeCom = Section("WeCom").Bind(new WeComOptions()),
            OfficialAccount = OfficialAccountSection.Read(root.GetSection("OfficialAccount"), $"{Root}:OfficialAccount", faults),
            Retention = Section("Retention").Bind(new RetentionRules()),
            Groups = ReadGroups(root.GetSection("Groups"), faults),
            Notices = Section("Notices").Bind(new DispatchOptions(), QuietHoursKey),
            Conversation = Section("Conversation").Bind(new ConversationSettings()),
            Limits = Section("Limits").Bind(new LimitSettings()),
        };
        settings = settings with
        {
            Conversation = settings.Conversation with
            {
                GroupWindow = settings.Notices.GroupWindow,
                QuietHours = ReadFlag(root.GetSection("Notices")[QuietHoursKey], $"{Root}:Notices:{QuietHoursKey}", otherwise: true, faults),
            },
            MigrateOnStart = ReadFlag(root.GetSection("Database")[MigrateKey], $"{Root}:Database:{MigrateKey}", settings.Database.Provider == StorageOptions.SqliteProvider, faults),
            Simulator = Section("Simulator").Bind(new SimulatorSettings { Enabled = environment.IsDevelopment() && !settings.WeCom.IsOn && !settings.OfficialAccount.IsOn }),
        };
        Check(settings, root, environment, faults);
        return (settings, faults);
    }

    private static void Check(GridBotSettings settings, IConfigurationSection root, IHostEnvironment environment, List<SettingFault> faults)
    {
        faults.AddRange(settings.Database.Validate().Select(fault => Split(fault)));
        faults.AddRange(settings.Notices.Validate().Select(fault => Split(fault)));
        faults.AddRange(settings.Limits.Validate().Select(fault => Split(fault)));
        faults.AddRange(settings.Retention.Validate().Select(fault => Split(fault)));
        if (settings.Limits.ServeOn + settings.Notices.StopWithin > Hosting.GracefulStop.Within)
        {
            faults.Add(new SettingFault($"{Root}:Notices:StopWithin", $"and {Root}:Limits:ServeOn must not exceed {Hosting.GracefulStop.Within.TotalSeconds} s together: a stop is to be over within 10 s."));
        }

        faults.AddRange(settings.WeCom.Validate().Concat(settings.OfficialAccount.Validate()).Select(fault => new SettingFault($"{Root}:{fault.Key}", $"{fault.Fault}; {fault.Remedy}.")));
        foreach (var channel in LaterChannels.Where(channel => root.GetSection(channel).GetChildren().Any()))
        {
            faults.Add(new SettingFault($"{Root}:{channel}", "this version does not speak this channel yet: remove the section."));
        }

        // The simulator brings groups of its own.
        if (settings.Notices.OperatorGroup.Length > 0 && !settings.Simulator.Enabled && !settings.Groups.ContainsKey(settings.Notices.OperatorGroup) && !settings.Groups.ContainsKey(GroupDirectory.Default))
        {
            faults.Add(new SettingFault($"{Root}:Notices:OperatorGroup", $"names no group of {Root}:Groups: add its address there, or correct the id."));
        }

        if (settings.Simulator.Enabled && !environment.IsDevelopment())
        {
            faults.Add(new SettingFault($"{Root}:Simulator:Enabled", $"the simulator runs only in the Development environment, this is {environment.EnvironmentName}: remove the setting."));
        }

        if (settings.Simulator.Enabled && (settings.WeCom.IsOn || settings.OfficialAccount.IsOn))
        {
            faults.Add(new SettingFault($"{Root}:Simulator:Enabled", "the simulator takes the place of WeCom and the public account: remove this setting or their sections."));
        }

        if (settings.Simulator.Port is < 0 or > 65535)
        {
            faults.Add(new SettingFault($"{Root}:Simulator:Port", "must be 0 to 65535."));
        }

        if (settings.Simulator.AccountPort is < 0 or > 65535)
        {
            faults.Add(new SettingFault($"{Root}:Simulator:AccountPort", "must be 0 to 65535."));
        }

        var longest = TimeSpan.FromSeconds(1.8);
        if (settings.Conversation.SettleTime < TimeSpan.Zero || settings.Conversation.SettleTime > longest)
        {
            faults.Add(new SettingFault($"{Root}:Conversation:SettleTime", $"must be 0 to {longest.TotalSeconds} s: the answer is due within 2 s."));
        }
    }

    /// <summary>"Notices:Parallelism must be …" as key and fault.</summary>
    private static SettingFault Split(string fault)
    {
        var space = fault.IndexOf(' ', StringComparison.Ordinal);
        return new SettingFault($"{Root}:{fault[..space]}", fault[(space + 1)..]);
    }

    private static Dictionary<string, Secret> ReadGroups(IConfigurationSection groups, List<SettingFault> faults)
    {
        var read = new Dictionary<string, Secret>(StringComparer.Ordinal);
        foreach (var group in groups.GetChildren())
        {
            // "Groups:Default" may be the address itself; any group has it under Webhook.
            var path = $"{Root}:Groups:{group.Key}";
            var settings = group.Value is not null ? new GroupSettings { Webhook = new Secret(group.Value) } : new SettingsSection(group, path, faults).Bind(new GroupSettings());
            if (settings.Webhook.IsEmpty)
            {
                faults.Add(new SettingFault($"{path}:Webhook", "is missing: give the robot's address, its key, or appchat:<chat id>."));
            }

            if (!settings.Secret.IsEmpty)
            {
                faults.Add(new SettingFault($"{path}:Secret", "belongs to a DingTalk robot, which this version does not speak yet: remove it."));
            }

            read[string.Equals(group.Key, GroupDirectory.Default, StringComparison.OrdinalIgnoreCase) ? GroupDirectory.Default : group.Key] = settings.Webhook;
        }

        return read;
    }

    private static bool ReadFlag(string? text, string key, bool otherwise, List<SettingFault> faults)
    {
        if (text is null)
        {
            return otherwise;
        }

        if (bool.TryParse(text, out var flag))
        {
            return flag;
        }

        faults.Add(new SettingFault(key, "must be true or false."));
        return otherwise;
    }

    private sealed class GroupSettings
    {
        public Secret Webhook { get; init; } = Secret.None;

        public Secret Secret { get; init; } = Secret.None;
    }
}
