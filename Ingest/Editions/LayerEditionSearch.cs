using HealthNeeds.Core.Runs;
using HealthNeeds.Ingest.Http;
using HealthNeeds.Ingest.Publishers.OnsGeography;
using HealthNeeds.Ingest.Publishers;
using HealthNeeds.Ingest.Tables;
using Refit;

namespace HealthNeeds.Ingest.Editions;

/// <summary>
/// ONS's Open Geography: whether the list of its services names a later vintage of a layer that settings name. A later look-up of ICBs is added to
/// those in use; the layer of 2024 that older figures are read by has no later vintage.
/// </summary>
internal sealed class LayerEditionSearch(OnsGeographyOptions options, Uri services) : IEditionSearch
{
    public string Source => "ons-geography";

    public string Publisher => PublisherAddresses.OnsGeography;

    public async Task<IReadOnlyList<NewerEdition>> SearchAsync(IPublisherSession session, CancellationToken cancellation)
    {
        var answer = await session.Contract<IServiceList>(services).ServicesAsync("services", cancellation);
        var listed = Names(answer, session).ConvertAll(LayerVintage.Of);
        return [.. options.Layers.SelectMany(layer => Later(layer, listed)), .. LaterIcbs(listed)];
    }

    /// <summary>The latest vintage whose fields are called as those in use, and the latest of all.</summary>
    private IEnumerable<NewerEdition> Later(OnsLayer layer, List<LayerVintage> listed)
    {
        var held = LayerVintage.Of(layer.Name);
        var later = listed.FindAll(v => v.IsLaterThan(held));
        var taken = Newest(later.Where(v => !layer.YearInFields || v.Year == held.Year));
        if (taken is not null)
            yield return Edition(layer.Name, taken, Setting(layer.Setting, taken.Name));
        if (Newest(later) is { } newest && newest != taken)
            yield return Edition(layer.Name, newest);
    }

    /// <summary>The latest look-up of ICBs, in the place of one of the same year, or beside those in use.</summary>
    private IEnumerable<NewerEdition> LaterIcbs(List<LayerVintage> listed)
    {
        var held = Newest(options.IcbLookUpNames.Select(LayerVintage.Of))!;
        if (Newest(listed.Where(v => v.IsLaterThan(held) && LayerTables.IcbYear(v.Name) is not null)) is not { } newest)
            yield break;
        var kept = options.IcbLookUpNames.Where(n => LayerTables.IcbYear(n) != LayerTables.IcbYear(newest.Name));
        yield return Edition(held.Name, newest, Setting(nameof(options.IcbLookUps), string.Join(", ", [.. kept, newest.Name])));
    }

    private static LayerVintage? Newest(IEnumerable<LayerVintage> vintages) => vintages.MaxBy(v => (v.Date, v.Version));

    private static SettingValue Setting(string name, string value) => new($"Live__OnsGeography__{name}", value);

    private NewerEdition Edition(string held, LayerVintage newest, params IReadOnlyList<SettingValue> settings) => new(held, newest.Name, Published: null, services.AbsoluteUri, settings);

    /// <exception cref="ResponseRefusedException">It is no list of services; ArcGIS reports its errors with status 200.</exception>
    private static List<string> Names(RawResponse answer, IPublisherSession session)
    {
        using var json = AnswerJson.ArcGis(answer, session.Open, "services", "a list of services");
        return [.. AnswerJson.List(json.RootElement, "services").Where(s => AnswerJson.Text(s, "type") == "FeatureServer").Select(s => AnswerJson.Text(s, "name")).OfType<string>()];
    }
}

/// <summary>The list of ONS's feature services, at https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services.</summary>
internal interface IServiceList
{
    /// <summary>Every service by name; vintages are in the names.</summary>
    [Get("/?f=json")]
    [Headers("Accept: application/json")]
    Task<RawResponse> ServicesAsync([Property] AnswerLabel label, CancellationToken cancellation);
}
