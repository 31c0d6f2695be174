// Registers the pages and maps them, behind the gate that all of them pass.
using System.Text.Encodings.Web;
using System.Text.Unicode;
using GridBot.Cases;
using GridBot.Configuration;
using GridBot.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection;

namespace GridBot.Pages;

/// <summary>Registration of the pages.</summary>
internal static class PageRegistration
{
    /// <summary>Below the data path: the keys with which cookies are written. Whoever has them can sign in as anybody.</summary>
    public const string KeyFolder = "keys";

    /// <summary>All replicas of one installation call themselves this, so that they read each other's cookies.</summary>
    private const string KeyName = "GridBot";

    private const string FormCookie = "gridbot-form";

    /// <summary>Says at every start with a new key that keys are not encrypted; the folder's permissions are what guards them (docs/configuration.md).</summary>
    private const string KeyLog = "Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager";

    public static IServiceCollection AddPages(this IServiceCollection services, GridBotSettings settings)
    {
        services.AddDataProtection().SetApplicationName(KeyName).PersistKeysToFileSystem(MakeKeyFolder(settings.DataPath));
        services.AddLogging(logging => logging.AddFilter(KeyLog, LogLevel.Error));
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(Session.Configure);
        services.AddAntiforgery(forms =>
        {
            forms.Cookie.Name = FormCookie;
            // Not Strict: such a cookie does not come with a page that the platform leads to, a new one would take its place, and a form in another tab would be refused.
            forms.Cookie.SameSite = SameSiteMode.Lax;
            forms.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            // The gate sets a stricter header of its own.
            forms.SuppressXFrameOptionsHeader = true;
        });
        // Chinese stays readable in the source of a page; what is markup is encoded all the same.
        services.AddWebEncoders(encoders => encoders.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(new PublicAddress(settings.PublicUrlOrLocal));
        services.AddSingleton(new SignInOffer(settings.WeCom.IsOn));
        services.AddSingleton<PageWriter>();
        services.AddSingleton<CaseMeter>();
        services.AddSingleton<CaseDesk>();
        services.AddSingleton<CaseReader>();
        services.AddSingleton<CasePage>();
        services.AddSingleton<CasePhotos>();
        services.AddSingleton<ResultPhotos>();
        services.AddSingleton<CaseStepEndpoint>();
        if (settings.WeCom.IsOn)
        {
            services.AddSingleton<SignInLimit>();
            services.AddSingleton<SignInEndpoint>();
        }

        return services;
    }

    /// <summary>The folder of the keys, which nobody else on the machine may read.</summary>
    private static DirectoryInfo MakeKeyFolder(string dataPath)
    {
        var path = Path.Combine(Path.GetFullPath(dataPath), KeyFolder);
        return OperatingSystem.IsWindows() ? Directory.CreateDirectory(path) : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    public static void MapPages(this IEndpointRouteBuilder endpoints, GridBotSettings settings)
    {
        var pages = endpoints.MapGroup("").AddEndpointFilter<PageGate>();
        PageIcon.Map(pages);
        CasePage.Map(pages);
        CasePhotos.Map(pages);
        CaseStepEndpoint.Map(pages);
        if (settings.WeCom.IsOn)
        {
            SignInEndpoint.Map(pages);
        }
    }
}
