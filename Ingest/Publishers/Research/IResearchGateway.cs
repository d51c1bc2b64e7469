using HealthNeeds.Ingest.Http;
using Refit;

namespace HealthNeeds.Ingest.Publishers.Research;

/// <summary>UKRI's Gateway to Research (GtR-2), below https://gtr.ukri.org/gtr/api/. Asked by the media type of this version of its API, else by plain JSON: clients disagree on which it answers, and an answer of another shape is refused by name.</summary>
internal interface IResearchGateway
{
    /// <summary>A page of the projects that words find. Any other parameter is an error there.</summary>
    /// <param name="page">Counted from 1.</param>
    /// <param name="size">Projects of a page, from 10 to 100.</param>
    [Get("/projects?q={words}&p={page}&s={size}")]
    [Headers("Accept: " + MediaTypes.Gateway)]
    Task<RawResponse> ProjectsAsync(string words, int page, int size, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>Money and dates of a project, which may have several; 404 where the link to it is dead.</summary>
    [Get("/funds/{id}")]
    [Headers("Accept: " + MediaTypes.Gateway)]
    Task<RawResponse> FundAsync(string id, [Property] AnswerLabel label, CancellationToken cancellation);

    /// <summary>Name and addresses of an organisation; 404 where the link to it is dead.</summary>
    [Get("/organisations/{id}")]
    [Headers("Accept: " + MediaTypes.Gateway)]
    Task<RawResponse> OrganisationAsync(string id, [Property] AnswerLabel label, CancellationToken cancellation);
}
