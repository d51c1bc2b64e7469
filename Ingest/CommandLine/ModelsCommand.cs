using System.CommandLine;
using HealthNeeds.Analytics;
using HealthNeeds.Store.Releases;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace HealthNeeds.Ingest.CommandLine;

internal static class ModelsCommand
{
    public static Command Build()
    {
        var card = new Command("card", "The model card of the current release, as Markdown.");
        card.Runs(Card);
        return new Command("models", "What was predicted, from what, and how well.") { card };
    }

    private static int Card(CommandContext context)
    {
        using var store = new ReleaseStore(Options.Create(new ReleaseOptions { Directory = context.Paths.Releases }), TimeProvider.System, NullLogger<ReleaseStore>.Instance);
        using var lease = store.TryLease()
            ?? throw new UsageException($"There is no release in {context.Paths.Releases}. 'refresh' makes one.");
        var metrics = lease.Models.Metrics();
        var names = metrics.Select(m => m.Extent).Distinct(StringComparer.Ordinal)
            .ToDictionary(code => code, code => lease.Areas.Find(new AreaCode(code))?.Name ?? code, StringComparer.Ordinal);
        context.Output.Write(ModelCardText.Of(lease.Models.Models(), metrics, lease.Models.Gates(), names));
        return ExitCodes.Ok;
    }
}
