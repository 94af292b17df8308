// Keeps the part of a page that is about this moment as it is now: it asks for the same page once a minute, while somebody looks at
// it. It says so in a header, so that a computer that was left alone does not stay signed in by it.

/** What the script asks with; a session is not made longer by it. */
export const LIVE_HEADER = 'x-tera-live';

export const LIVE_SCRIPT = `(()=>{
const policy=globalThis.trustedTypes?.createPolicy("tera-live",{createHTML:text=>text});
const look=async()=>{
if(!document.hidden){
const live=document.querySelector("[data-live]");
const reply=await fetch(location.href,{headers:{"${LIVE_HEADER}":"1"}}).catch(()=>undefined);
if(reply&&(reply.redirected||reply.status===401)){live.querySelector("[data-stopped]").hidden=false;return}
if(reply&&reply.ok){
const text=await reply.text();
const next=new DOMParser().parseFromString(policy?policy.createHTML(text):text,"text/html").querySelector("[data-live]");
if(next&&!live.contains(document.activeElement))live.replaceWith(document.importNode(next,true));
}
}
setTimeout(look,60000);
};
setTimeout(look,60000);
})();`.replaceAll('\n', '');
