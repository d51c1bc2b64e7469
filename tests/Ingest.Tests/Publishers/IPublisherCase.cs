using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tests.Http;
using Microsoft.AspNetCore.Http;

namespace HealthNeeds.Ingest.Tests.Publishers;

/// <summary>
/// One publisher with all that tests of every publisher want of it: what it answers, each question of its contract with the address to the letter, and a column it renames.
/// A class that is one and needs nothing to be made is found by itself, so that a new source brings its own and no other test file is touched.
/// </summary>
internal interface IPublisherCase
{
    /// <summary>Name that its address is set by.</summary>
    string Publisher { get; }

    /// <summary>What each question of its contract asks for, in the order of <see cref="AskAsync"/>: kind, and address below the publisher's.</summary>
    IReadOnlyList<string> Addresses { get; }

    /// <summary>What becomes of each of its sources where a column has another name.</summary>
    IReadOnlyList<RenamedColumn> Renamed { get; }

    /// <param name="path">Below the publisher's address, without a slash at its start.</param>
    PublisherAnswer? Answer(string path, HttpRequest request);

    /// <summary>Asks by every method of its contracts, each answer called after its method: "INihrDatasets.RowsAsync".</summary>
    Task AskAsync(IPublisherSession session, Uri root);
}

/// <summary>A source whose publisher renames a column that is read by name.</summary>
/// <param name="Where">Where it was looked for, as the finding says; * for any text.</param>
/// <param name="Instead">What is answered at a path then; null for the usual.</param>
internal sealed record RenamedColumn(string Source, string Lost, string Now, string Where, Func<string, PublisherAnswer?> Instead);

internal static class PublisherCases
{
    /// <summary>A new one of each kind there is.</summary>
    public static IReadOnlyList<IPublisherCase> Made() =>
        [.. typeof(IPublisherCase).Assembly.GetTypes().Where(t => t.IsClass && t.IsAssignableTo(typeof(IPublisherCase))).OrderBy(t => t.FullName, StringComparer.Ordinal).Select(t => (IPublisherCase)Activator.CreateInstance(t)!)];
}
