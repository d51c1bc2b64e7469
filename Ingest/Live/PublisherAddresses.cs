using Microsoft.Extensions.Configuration;

namespace HealthNeeds.Ingest.Live;

/// <summary>Where each publisher is: Live:Addresses:NAME where configuration says so, else the usual place.</summary>
internal sealed class PublisherAddresses(IConfiguration configuration)
{
    public const string GovUk = "gov-uk";
    public const string Nomis = "nomis";
    public const string OnsGeography = "ons-geography";
    public const string CommonsLibrary = "commons-library";
    public const string NhsDigital = "nhs-digital";
    public const string Ods = "ods";
    public const string Fingertips = "fingertips";

    private static readonly Dictionary<string, string> Usual = new(StringComparer.OrdinalIgnoreCase)
    {
        [GovUk] = "https://assets.publishing.service.gov.uk/",
        [Nomis] = "https://www.nomisweb.co.uk/",
        [OnsGeography] = "https://services1.arcgis.com/ESMARspQHYMw9BZ9/arcgis/rest/services/",
        [CommonsLibrary] = "https://houseofcommonslibrary.github.io/",
        [NhsDigital] = "https://files.digital.nhs.uk/",
        [Ods] = "https://directory.spineservices.nhs.uk/",
        [Fingertips] = "https://fingertips.phe.org.uk/api/",
    };

    /// <param name="path">Below the publisher's address.</param>
    /// <exception cref="InvalidOperationException">The address is not https; only this machine itself may be asked without.</exception>
    public Uri Of(string publisher, string path = "")
    {
        var text = configuration[$"Live:Addresses:{publisher}"] ?? Usual[publisher];
        if (!Uri.TryCreate(text.TrimEnd('/') + "/", UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttps && !address.IsLoopback))
            throw new InvalidOperationException($"Live:Addresses:{publisher} is '{text}'. Expected an address that starts with https://.");
        return new Uri(address, path);
    }
}
