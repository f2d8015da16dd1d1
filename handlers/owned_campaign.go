package handlers

import (
	"net/url"

	"ctin/model"
	"ctin/templates"

	"github.com/gin-gonic/gin"
)

// campaignsAll asks for all the campaigns, and not the most urgent alone.
const campaignsAll = "toutes"

// ownedCampaigns lists the campaigns under way that ask one's organisations,
// several or one.
func (a *App) ownedCampaigns(c *gin.Context, page *templates.OwnedIndex, several bool) error {
	v := visitOf(c)
	all := query(c, "campagnes") == campaignsAll
	own, err := a.Store.OwnedCampaigns(c.Request.Context(), v.actor, v.self.Places, all)
	if err != nil {
		return err
	}
	for _, k := range own.Lines {
		page.Campaigns = append(page.Campaigns, ownedCampaign(k, several))
	}
	page.CampaignCount = campaignCount(own)
	if len(own.Lines) < own.Count && !all {
		asked := url.Values{"campagnes": {campaignsAll}}
		for _, kept := range []string{"place", "year", "apres", "avant"} {
			if q := query(c, kept); q != "" {
				asked.Set(kept, q)
			}
		}
		page.AllCampaigns = ownedPath + "?" + asked.Encode()
	}
	return nil
}

// ownedCampaign is one of them; its funder is named when the person speaks for
// several.
func ownedCampaign(k model.OwnedCampaign, several bool) templates.OwnedCampaign {
	path := campaignPath(k.Place.Coordination, k.ID)
	line := templates.OwnedCampaign{Link: templates.Link{Label: k.Title, Path: path}, Place: k.Place.Name, Deadline: k.Deadline}
	if several {
		line.Funder = k.Funder
	}
	if k.Declined {
		line.Return, line.FunderID, line.Word = path+"/retour", number(k.FunderID), k.Word
	}
	return line
}
