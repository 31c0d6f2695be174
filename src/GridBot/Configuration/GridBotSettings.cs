// All settings of the program, read once at the start.
using GridBot.Channels;
using GridBot.Channels.OfficialAccount;
using GridBot.Channels.WeCom;
using GridBot.Notices;
using GridBot.Storage;
using GridBot.Storage.Retention;

namespace GridBot.Configuration;

/// <summary>The settings under "GridBot"; docs/configuration.md lists them.</summary>
public sealed record GridBotSettings
{
    public StorageOptions Database { get; init; } = new();

    /// <summary>Whether the database is brought to this version at the start. Default true for SQLite, which is embedded, and false for a server. Set under Database.</summary>
    public bool MigrateOnStart { get; internal init; } = true;

    /// <summary>Folder of attachments; replicas share it.</summary>
    public string DataPath { get; init; } = "data";

    /// <summary>Folder of the keys under which people's identities are sealed; replicas share it. Empty: the folder "keys" in the data path.</summary>
    public string KeysPath { get; init; } = "";

    /// <summary>The folder of the keys.</summary>
    public string KeysFolder => KeysPath.Length > 0 ? KeysPath : Path.Combine(DataPath, "keys");

    /// <summary>Folder of the dialogs.</summary>
    public string DialogsPath { get; init; } = "dialogs";

    /// <summary>Base of the links in notices; null: the first address the program listens on.</summary>
    public Uri? PublicUrl { get; init; }

    /// <summary>The base of the links where nothing is sent, in the terminal and in checks.</summary>
    public Uri PublicUrlOrLocal => PublicUrl ?? new Uri(Commands.ProgramEnvironment.DefaultAddress);

    public WeComOptions WeCom { get; init; } = new();

    public OfficialAccountOptions OfficialAccount { get; init; } = new();

    /// <summary>How long what is kept; may be shortened only.</summary>
    public RetentionRules Retention { get; init; } = new();

    /// <summary>Addresses of the groups by group id.</summary>
    public IReadOnlyDictionary<string, Secret> Groups { get; init; } = new Dictionary<string, Secret>(StringComparer.Ordinal);

    public DispatchOptions Notices { get; init; } = new();

    public ConversationSettings Conversation { get; init; } = new();

    public LimitSettings Limits { get; init; } = new();

    public SimulatorSettings Simulator { get; init; } = new();
}

/// <summary>Settings of the conversation.</summary>
public sealed record ConversationSettings
{
    /// <summary>How long the answer to a burst of messages waits for more of it. The contract allows 2 s from the last message to the answer. Default 1 s.</summary>
    public TimeSpan SettleTime { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a notice that is not urgent waits for others of its group, and for changes. Default 10 s. Set under Notices.</summary>
    public TimeSpan GroupWindow { get; internal init; } = TimeSpan.FromSeconds(10);

    /// <summary>Whether what is not urgent waits for the end of the quiet hours of calendar.yaml. Default true. Set under Notices.</summary>
    public bool QuietHours { get; internal init; } = true;
}

/// <summary>Settings of the simulated platform, for trying and developing.</summary>
public sealed record SimulatorSettings
{
    /// <summary>Whether the platform is simulated in this process. Default: in the Development environment, unless WeCom is configured.</summary>
    public bool Enabled { get; init; }

    /// <summary>Port of the simulated platform on 127.0.0.1; 0 takes a free one. Default 5081.</summary>
    public int Port { get; init; } = 5081;

    /// <summary>Port of the simulated public account on 127.0.0.1; 0 takes a free one. Default 5082.</summary>
    public int AccountPort { get; init; } = 5082;
}
