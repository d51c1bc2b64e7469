using System.CommandLine;
using System.Text.Json;
using HealthNeeds.Ingest.Doctor;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Replicas;
using HealthNeeds.Ingest.Setup;
using HealthNeeds.Ingest.SourceRecords;
using HealthNeeds.Ingest.Worker;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Spectre.Console;

namespace HealthNeeds.Ingest.CommandLine;

/// <summary>Looks at a deployment from all sides and says what to fix.</summary>
internal static class DoctorCommand
{
    private static readonly Option<string?> Site = new("--site") { Description = "The site's address as readers know it: it is asked as they would ask it.", HelpName = "address" };
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Build()
    {
        var command = new Command("doctor", "Check disk, permissions, clock, publishers, worker, release, settings and site, and say what to fix. Changes nothing.") { Site, GlobalOptions.Json };
        command.Runs(RunAsync);
        return command;
    }

    private static async Task<int> RunAsync(CommandContext context, CancellationToken cancellation)
    {
        var site = context.Parse.GetValue(Site) is { } text ? Address(text) : null;
        var found = await LookAsync(context, site, cancellation);
        if (context.WantsJson)
            context.Output.WriteLine(JsonSerializer.Serialize(found, Form));
        else
            Show(context, found);
        return found.Any(f => f.Verdict == FindingVerdict.Fail) ? ExitCodes.Failed : ExitCodes.Ok;
    }

    private static Uri Address(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var site) && site.Scheme is ("http" or "https")
            ? new Uri(site.GetLeftPart(UriPartial.Authority) + "/")
            : throw new UsageException($"--site expects an address such as https://needs.example.nhs.uk; found '{text}'.");

    /// <summary>A setting that nothing can read, or that is refused, is told, and the rest is looked at as if it were not set.</summary>
    private static async Task<IReadOnlyList<Finding>> LookAsync(CommandContext context, Uri? site, CancellationToken cancellation)
    {
        List<Finding> unread = [];
        while (true)
        {
            try
            {
                await using var services = context.LiveServices();
                return [.. unread, .. await LookAsync(context, services, site, cancellation)];
            }
            catch (Exception problem) when (RefusedSettings.Of(problem, context.Configuration) is { Count: > 0 } refused)
            {
                unread.AddRange(refused.Select(r => r.Finding));
                context = context with { Configuration = RefusedSettings.Without(context.Configuration, refused) };
            }
        }
    }

    private static async Task<IReadOnlyList<Finding>> LookAsync(CommandContext context, IServiceProvider services, Uri? site, CancellationToken cancellation)
    {
        // Nothing else here reads those of publishers.
        context.Configuration.GetSection(DownloadOptions.Section).GetSection(nameof(DownloadOptions.Publishers)).BindEach(new DownloadOptions().Publishers);
        var releases = services.GetRequiredService<ReleaseCatalogue>();
        var addresses = services.GetRequiredService<PublisherAddresses>();
        var worker = Options.Create(context.Configuration.GetSection(WorkerOptions.Section).Get<WorkerOptions>() ?? new WorkerOptions());
        List<Finding> found =
        [
            .. new DiskCheckup(context.Paths).Run(),
            .. MachineCheckup.Run(),
            .. new ReleaseCheckup(context.Paths, releases, worker, TimeProvider.System, context.Configuration[$"{ReplicaOptions.Section}:{nameof(ReplicaOptions.Origin)}"] is { Length: > 0 }).Run(),
            .. new SettingsCheckup(KnownSettings.Find(), Names(services)).Run(SettingsCheckup.OfThisProcess()),
            .. await new PublisherCheckup(addresses, services.GetRequiredService<IOptions<PullOptions>>(), TimeProvider.System).RunAsync(cancellation),
        ];
        if (site is not null)
            found.AddRange(await new SiteCheckup(site, releases, TimeProvider.System).RunAsync(cancellation));
        else
            found.Add(Finding.NotChecked("site", "--site https://… asks the site as its readers do."));
        return found;
    }

    private static Dictionary<string, IReadOnlyCollection<string>> Names(IServiceProvider services) => new(StringComparer.OrdinalIgnoreCase)
    {
        // Those that are switched off, too.
        ["Live:Sources"] = [.. services.GetServices<ILiveSource>().Select(s => s.Source)],
        ["Live:Addresses"] = PublisherAddresses.Names,
    };

    private static void Show(CommandContext context, IReadOnlyList<Finding> found)
    {
        foreach (var finding in found)
        {
            var (mark, style) = finding.Verdict switch
            {
                FindingVerdict.Fail => ("fail", "red"),
                FindingVerdict.Warn => ("warn", "yellow"),
                FindingVerdict.Ok => ("ok", "green"),
                _ => ("–", "grey"),
            };
            context.Terminal.MarkupLine($"[{style}]{mark,-5}[/]{Markup.Escape($"{finding.Check}: {finding.Found}")}");
            if (finding.Fix is { } fix)
                context.Terminal.MarkupLine($"     → {Markup.Escape(fix)}");
        }

        var (fails, warns) = (found.Count(f => f.Verdict == FindingVerdict.Fail), found.Count(f => f.Verdict == FindingVerdict.Warn));
        context.Output.WriteLine(fails + warns == 0 ? "All is well." : $"{fails} to mend, {warns} to look at.");
    }
}
