// Where the commands find configuration and dialogs.
using GridBot.Classification.Learning;
using GridBot.Configuration;
using GridBot.Conversation.Dialogs;

namespace GridBot.Commands;

/// <summary>Configuration and dialogs, the same for every command.</summary>
internal static class ProgramEnvironment
{
    /// <summary>What the program listens on when nothing says otherwise (contract).</summary>
    public const string DefaultAddress = "http://127.0.0.1:5080";

    /// <summary>Settings by which .NET's host is told where to listen; any of them takes the place of the default.</summary>
    private static readonly string[] AddressKeys = ["urls", "http_ports", "https_ports", "Kestrel:Endpoints"];

    /// <summary>A builder whose settings lie beside the program; relative paths are taken from the working folder.</summary>
    public static WebApplicationBuilder CreateBuilder(string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = AppContext.BaseDirectory });
        if (!AddressKeys.Any(key => builder.Configuration.GetSection(key).Exists()))
        {
            builder.WebHost.UseUrls(DefaultAddress);
        }

        return builder;
    }

    public static GridBotSettings ReadSettings(WebApplicationBuilder builder) => Resolve(SettingsReader.Read(builder.Configuration, builder.Environment));

    /// <summary>An address that listens everywhere, as one that can be opened.</summary>
    public static Uri Openable(string address)
    {
        foreach (var everywhere in (string[])["[::]", "0.0.0.0", "*", "+"])
        {
            address = address.Replace($"//{everywhere}", "//127.0.0.1", StringComparison.Ordinal);
        }

        return new Uri(address);
    }

    /// <summary>The settings with the dialogs' folder found: as configured, or else those that lie beside the program.</summary>
    public static GridBotSettings Resolve(GridBotSettings settings)
    {
        var shipped = Path.Combine(AppContext.BaseDirectory, settings.DialogsPath);
        return Directory.Exists(settings.DialogsPath) || !Directory.Exists(shipped) ? settings : settings with { DialogsPath = shipped };
    }

    /// <exception cref="DialogException">The dialogs have faults.</exception>
    public static DialogSet ReadDialogs(GridBotSettings settings) => DialogReader.Read(settings.DialogsPath, Models(settings));

    /// <summary>Where trained models are kept.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="watch">Told of trainings; standard error when it is null.</param>
    public static ModelShelf Models(GridBotSettings settings, ITrainingWatch? watch = null) => new(ModelsFolder(settings), watch ?? new TrainingPrinter(), ShippedModels);

    /// <summary>The models that lie beside the program: those of the dialogs it was built with.</summary>
    public static string ShippedModels { get; } = Path.Combine(AppContext.BaseDirectory, "models");

    /// <summary>The folder of trained models.</summary>
    public static string ModelsFolder(GridBotSettings settings) => Path.Combine(settings.DataPath, "models");
}
