using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Tables;

namespace HealthNeeds.Ingest.Publishers;

/// <summary>A source of which answers are kept: what came once can be read again without the network, and gives the same bytes.</summary>
internal interface IReadableSource
{
    /// <summary>Its id: of a publisher's that in data/indicators.json.</summary>
    string Source { get; }

    /// <summary>What its figures are held to: the bundled catalogue, and for an own indicator its definition, which is among the answers.</summary>
    IndicatorCatalogue Catalogue(IndicatorCatalogue bundled, IReadOnlyList<RawResponse> responses, Func<RawResponse, Stream> open) => bundled;

    /// <summary>Reads kept answers into files of the project's schema. Depends on its arguments only.</summary>
    SourceIntake Read(IReadOnlyList<RawResponse> responses, ReadingContext room, CancellationToken cancellation);
}
